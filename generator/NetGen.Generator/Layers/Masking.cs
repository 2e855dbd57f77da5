using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>
/// Marks the steps of a sequence whose features all equal a value, as Keras's layer: the recurrent layers and the loss behind it skip them. They come
/// out as zeros.
/// </summary>
internal sealed class Masking(double value) : Layer
{
    public override void CheckOptions(LayerCheck check) => check.RequireFinite(nameof(value), value);

    /// <summary>Steps are the first axis.</summary>
    public override Layer? OfStep(Shape input, int steps) => steps == 0 ? this : null;

    public override bool Masks => true;

    public override Shape? Infer(LayerCheck check) => check.Input.Rank == 2
        ? check.Input
        : check.Report(Rules.InputShape, null, check.Name, "[steps, features]", check.Inputs[0].Name, check.Input.ToString());

    public override long InnerElements(LayerNode layer) => layer.Shape.Size + (2 * layer.Shape.Extents[0]);

    /// <summary>K = 0 where each |X − value| is 0, else 1: a step with NaN is not skipped.</summary>
    public override Tensor Lower(LayerLowering layer)
    {
        Tensor differs = layer.Program.Map(layer.Symbol("D"), Select(Abs(Operand(0) - value), 0, 1, Operand(0) - value), layer.Input);
        Tensor count = layer.Program.SumColumns(layer.Symbol("Ds"), differs);
        Tensor mask = layer.Program.Map(layer.Symbol("K"), Select(0.5, Operand(0), 0, 1), count);
        layer.Mask = mask;
        return value == 0
            ? layer.Input
            : layer.Program.Map(layer.Symbol("A"), Select(Operand(1), 0.5, Operand(0), 0), layer.Input, mask);
    }
}
