using System.Collections.Immutable;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>What softmax and log-softmax have in common: row by row, the largest element and the stores, a vector at a time.</summary>
internal abstract class SoftmaxRows(Primitive step) : Kernel
{
    /// <summary>What it computes; the rows are those of its first output.</summary>
    protected Primitive Step => step;

    public override ImmutableArray<string> Formulas => [step.Formula];

    public override ImmutableArray<Tensor> Reads => step.Inputs;

    public override ImmutableArray<Tensor> Writes => step.Outputs;

    public override Partition Partition => step.Output.IsBatched ? Partition.Samples : Partition.Whole;

    public override int RunLength(ProgramStorage storage) => storage[step.Output].Width;

    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) =>
        step.Output.RowsPerSample == 1 && writer.UnrollsRow(step.Output) ? [.. step.Inputs, step.Output] : [];

    public override void Write(FastWriter writer)
    {
        using (writer.RowLoop(step.Output, out Index row))
        {
            WriteRow(writer, row);
        }
    }

    /// <summary>Writes one row.</summary>
    protected abstract void WriteRow(FastWriter writer, Index row);

    protected string Input(FastWriter writer, Index row, Index column) => writer.LoadRow(step.Inputs[0], row, column);

    /// <summary>Stores a value in every vector of the row, with zeros behind the last column.</summary>
    protected void StoreRow(FastWriter writer, Index row, System.Func<Index, string> value) => writer.VectorsOfRow(step.Output, (column, valid) =>
        writer.StoreRow(step.Output, row, column, valid == 0 ? writer.Zero : writer.KeepFirst(value(column), valid)));

    /// <summary>The row's largest number, in every place of a vector.</summary>
    protected string Maximum(FastWriter writer, Index row)
    {
        string lowest = writer.Spread($"{writer.Type}.NegativeInfinity");
        string largest = writer.Local("max", lowest);
        writer.VectorsOfRow(step.Output, (column, valid) =>
        {
            if (valid > 0)
            {
                writer.Code.Line($"{largest} = {writer.Family}.Max({largest}, {writer.FirstOr(Input(writer, row, column), valid, lowest)});");
            }
        });
        return writer.Local("max", writer.Spread($"VectorMath.MaxAcross({largest})"));
    }
}
