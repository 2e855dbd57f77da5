using System.Collections.Immutable;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Multiplies every sample of a tensor by its weight, in place.</summary>
internal sealed class SampleWeighing(Tensor tensor) : Kernel
{
    public override ImmutableArray<string> Formulas => [$"{tensor} = w ∘ {tensor}, if samples have weights w"];

    public override ImmutableArray<Tensor> Reads => [tensor];

    public override ImmutableArray<Tensor> Writes => [];

    public override ImmutableArray<Tensor> Updates => [tensor];

    public override Partition Partition => Partition.Samples;

    public override string Caller => FastWriter.Weights;

    public override int CallerElements => 1;

    /// <summary>Whether the caller gives any.</summary>
    public override string Condition => $"!Unsafe.IsNullRef(ref {FastWriter.Weights})";

    public override int RunLength(ProgramStorage storage) => 0;

    public override void Write(FastWriter writer)
    {
        using (writer.RowLoop(tensor, out Index row))
        using (writer.ColumnLoop(tensor, out Index column))
        {
            writer.Code.Line($"{writer.Element(tensor, row, column)} *= At(ref {FastWriter.Weights}, {row / tensor.RowsPerSample});");
        }
    }
}
