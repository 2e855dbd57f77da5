using System.Collections.Immutable;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Copies rows between the caller's memory, which has no padding, and scratch, which has.</summary>
internal sealed class Transfer(Tensor tensor, bool toCaller, string caller, int offset) : Kernel
{
    /// <summary>The targets, or the outputs.</summary>
    public Transfer(Tensor tensor, bool toCaller)
        : this(tensor, toCaller, toCaller ? FastWriter.Output : FastWriter.Targets, 0)
    {
    }

    public override ImmutableArray<string> Formulas =>
        [toCaller ? $"{tensor} to the caller, without padding" : $"{tensor} from the caller, with padding"];

    public override ImmutableArray<Tensor> Reads => toCaller ? [tensor] : [];

    public override ImmutableArray<Tensor> Writes => toCaller ? [] : [tensor];

    public override Partition Partition => Partition.Samples;

    public override string Caller => caller;

    public override int CallerElements => (int)tensor.Shape.Size;

    public override int RunLength(ProgramStorage storage) => 0;

    /// <summary>A row that fills its last vector can be left there too.</summary>
    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) => toCaller || FillsVectors(writer) ? [tensor] : [];

    public override void Write(FastWriter writer)
    {
        if (toCaller && writer.HasInRegisters(tensor) && tensor.Columns > 1)
        {
            writer.StoreFromRegisters(tensor, Caller, offset);
            return;
        }

        if (writer.OneSample && FillsVectors(writer))
        {
            for (int c = 0; c < (toCaller ? tensor.Columns : writer.WidthOf(tensor)); c += writer.Lanes)
            {
                Address outside = FastWriter.From(Caller, c + offset);
                if (toCaller)
                {
                    writer.Store(outside, writer.Load(writer.Element(tensor, 0, c)));
                }
                else
                {
                    writer.StoreRow(tensor, 0, c, c < tensor.Columns ? writer.Load(outside) : writer.Zero);
                }
            }

            return;
        }

        if (toCaller && writer.OneSample && tensor.RowsPerSample == 1 && tensor.Columns >= writer.Lanes)
        {
            writer.Copy(FastWriter.From(Caller, offset), writer.Element(tensor, 0, 0), tensor.Columns);
            return;
        }

        if (!writer.OneSample && writer.StrideOf(tensor) == tensor.Columns)
        {
            string length = $"(int)({writer.Samples * CallerElements})";
            string there = $"MemoryMarshal.CreateSpan(ref {Caller}, {length})";
            string here = writer.Memory(tensor).Span;
            writer.Code.Line(toCaller ? $"{here}.CopyTo({there});" : $"{there}.CopyTo({here});");
            return;
        }

        using (writer.RowLoop(tensor, out Index row))
        {
            using (writer.ColumnLoop(tensor, out Index column))
            {
                string outside = FastWriter.From(Caller, (row * tensor.Columns) + column + offset);
                string inside = writer.Element(tensor, row, column);
                writer.Code.Line(toCaller ? $"{outside} = {inside};" : $"{inside} = {outside};");
            }

            if (!toCaller)
            {
                writer.EndRow(tensor, row);
            }
        }
    }

    /// <summary>Whether a state is whole vectors, which are copied at once.</summary>
    private bool FillsVectors(FastWriter writer) =>
        caller == FastWriter.State && tensor is { RowsPerSample: 1, Columns: > 1 } && tensor.Columns % writer.Lanes == 0;
}
