using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Adds normally distributed numbers in training; nothing in evaluation.</summary>
internal sealed class GaussianNoise : LayerKind
{
    public override string Name => nameof(GaussianNoise);

    public override void CheckOptions(LayerCheck check)
    {
        double stddev = check.Arguments.Number("stddev");
        if (!(stddev >= 0) || double.IsInfinity(stddev))
        {
            check.OutOfRange("stddev", "finite and at least 0", Literal.Of(stddev));
        }
    }

    public override Shape? Infer(LayerCheck check) => check.Input;

    /// <summary>A = X + stddev·N with N normal of mean 0 and standard deviation 1.</summary>
    public override Tensor Lower(LayerLowering layer)
    {
        double stddev = layer.Arguments.Number("stddev");
        if (!layer.Training || stddev == 0)
        {
            return layer.Input;
        }

        Tensor noise = layer.Program.RandomNormal(layer.Symbol("N"), layer.Input, layer.Index);
        return layer.Program.Map(layer.Symbol("A"), Operand(0) + (stddev * Operand(1)), layer.Input, noise);
    }
}
