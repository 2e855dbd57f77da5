using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Adds normally distributed numbers in training; nothing in evaluation.</summary>
internal sealed class GaussianNoise(double stddev) : Layer
{
    public override void CheckOptions(LayerCheck check) =>
        check.Require(stddev is >= 0 and < double.PositiveInfinity, nameof(stddev), stddev, "finite and at least 0");

    public override Layer? OfStep(Shape input, int steps) => this;

    public override Shape? Infer(LayerCheck check) => check.Input;

    /// <summary>A = X + stddev·N with N normal of mean 0 and standard deviation 1.</summary>
    public override Tensor Lower(LayerLowering layer)
    {
        if (!layer.Training || stddev == 0)
        {
            return layer.Input;
        }

        Tensor noise = layer.Program.RandomNormal(layer.Symbol("N"), layer.Input, layer.Index);
        return layer.Program.Map(layer.Symbol("A"), Operand(0) + (stddev * Operand(1)), layer.Input, noise);
    }
}
