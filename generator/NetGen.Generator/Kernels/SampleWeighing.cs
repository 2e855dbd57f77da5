using System.Collections.Immutable;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Multiplies every sample of a tensor by its weight, in place; one test where the caller gives no weights.</summary>
internal sealed class SampleWeighing(Tensor tensor) : Kernel
{
    public override ImmutableArray<string> Formulas => [$"{tensor} = w ∘ {tensor}, if samples have weights w"];

    public override ImmutableArray<Tensor> Reads => [tensor];

    public override ImmutableArray<Tensor> Writes => [];

    public override int Size => 2;

    public override void Write(FastWriter writer)
    {
        using (writer.Code.Block($"if (!Unsafe.IsNullRef(ref {FastWriter.Weights}))"))
        using (writer.RowLoop(tensor, out string row))
        using (writer.ColumnLoop(tensor, out string column))
        {
            string sample = tensor.RowsPerSample == 1 ? row : $"{row} / {Literal.Of(tensor.RowsPerSample)}";
            writer.Code.Line($"{writer.Element(tensor, row, column)} *= Unsafe.Add(ref {FastWriter.Weights}, {sample});");
        }
    }
}
