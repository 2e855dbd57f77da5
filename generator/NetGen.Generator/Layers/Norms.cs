using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>What layers that normalise have in common.</summary>
internal static class Norms
{
    /// <summary>Smaller, and 1 / √ε is far from every number a network works with.</summary>
    private const double LeastEpsilon = 1e-20;

    public static void CheckEpsilon(LayerCheck check, double epsilon) =>
        check.Require(epsilon is >= LeastEpsilon and <= 1, nameof(epsilon), epsilon, $"from {Literal.Of(LeastEpsilon)} to 1");

    /// <summary>
    /// What the normalised numbers are multiplied by, and what is added to them where there is a bias: a number for each feature. Nothing where the
    /// layer is not affine.
    /// </summary>
    public static ImmutableArray<TensorDeclaration> Affine(bool affine, bool trainable, int features, bool bias) =>
        !affine ? []
        : bias ? [Of("weight", "W", features, 1, trainable), Of("bias", "b", features, 0, trainable)]
        : [Of("weight", "W", features, 1, trainable)];

    public static TensorDeclaration Buffer(string name, string symbol, int features, double start) =>
        Of(name, symbol, features, start, trainable: false);

    /// <summary>Z = N ∘ W + b, with what there is of it.</summary>
    public static Tensor Scale(LayerLowering layer, Tensor normalised, Tensor? weight, Tensor? bias) => (weight, bias) switch
    {
        (null, _) => normalised,
        (_, null) => layer.Program.Map(layer.Symbol("Z"), Operand(0) * Operand(1), normalised, weight),
        _ => layer.Program.Map(layer.Symbol("Z"), (Operand(0) * Operand(1)) + Operand(2), normalised, weight, bias),
    };

    private static TensorDeclaration Of(string name, string symbol, int features, double start, bool trainable) =>
        new(name, symbol, Shape.Of(features), trainable, start == 0 ? Initializer.Zeros : Initializer.Constant, start, FanIn: 1, FanOut: 1);
}
