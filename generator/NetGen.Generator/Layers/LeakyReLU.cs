using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>A = X where X > 0, else slope·X.</summary>
internal sealed class LeakyReLU(double slope) : Layer
{
    public override void CheckOptions(LayerCheck check) => check.RequireFinite(nameof(slope), slope);

    public override Layer? OfStep(Shape input, int steps) => this;

    public override Shape? Infer(LayerCheck check) => check.Input;

    public override Tensor Lower(LayerLowering layer) =>
        layer.Program.Map(layer.Symbol("A"), Select(Operand(0), 0, Operand(0), slope * Operand(0)), layer.Input);
}
