using NetGen.Generator.Checking;
using NetGen.Generator.Expressions;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>What layers that normalise have in common.</summary>
internal static class NormSteps
{
    /// <summary>Smaller, and the derivative of 1 / √(V + ε) is out of single precision's range where V is 0.</summary>
    private const double LeastEpsilon = 1e-20;

    public static void CheckEpsilon(LayerCheck check, double epsilon) =>
        check.Require(epsilon is >= LeastEpsilon and <= 1, nameof(epsilon), epsilon, $"from {Literal.Of(LeastEpsilon)} to 1");

    /// <summary>1 / √(variance + ε).</summary>
    public static Expression Reciprocal(Expression variance, double epsilon) => 1 / Sqrt(variance + epsilon);

    /// <summary>Z = D ∘ R ∘ W + b, with the factors that are there.</summary>
    public static Tensor Scale(LayerLowering layer, Tensor deviation, Tensor reciprocal)
    {
        Expression scaled = Operand(0) * Operand(1);
        return (layer.TensorOrNull("weight"), layer.TensorOrNull("bias")) switch
        {
            (null, _) => layer.Program.Map(layer.Symbol("Z"), scaled, deviation, reciprocal),
            ({ } weight, null) => layer.Program.Map(layer.Symbol("Z"), scaled * Operand(2), deviation, reciprocal, weight),
            ({ } weight, { } bias) => layer.Program.Map(layer.Symbol("Z"), (scaled * Operand(2)) + Operand(3), deviation, reciprocal, weight, bias),
        };
    }
}
