using System;
using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Lowering;

/// <summary>Every activation in primitives; formulas, constants and values at kinks are PyTorch's.</summary>
internal static class Activations
{
    private const double LeakySlope = 0.01;

    // Klambauer et al. 2017, as in PyTorch.
    private const double SeluAlpha = 1.6732632423543772;
    private const double SeluScale = 1.0507009873554805;

    // Hendrycks and Gimpel 2016: √(2/π), and the factor of z³.
    private const double GeluScale = 0.79788456080286536;
    private const double GeluCube = 0.044715;

    /// <summary>From here on the sigmoid is 0 or 1 in double precision, and z³ is far from overflow.</summary>
    private const double GeluReach = 22;

    public static Tensor Lower(ProgramBuilder program, Activation activation, string symbol, Tensor input) => activation switch
    {
        Activation.None => input,
        Activation.Softmax => program.Softmax(symbol, input),
        Activation.LogSoftmax => program.LogSoftmax(symbol, input),
        _ => program.Map(symbol, Elementwise(activation, Operand(0)), input),
    };

    /// <summary>Whether there is an activation, and it is computed element by element.</summary>
    public static bool IsElementwise(Activation activation) => activation is not (Activation.None or Activation.Softmax or Activation.LogSoftmax);

    private static Expression Elementwise(Activation activation, Expression z) => activation switch
    {
        Activation.ReLU => Max(z, 0),
        Activation.LeakyReLU => Select(z, 0, z, LeakySlope * z),
        Activation.ELU => Select(z, 0, z, Expm1(z)),
        Activation.SELU => Select(z, 0, SeluScale * z, SeluScale * SeluAlpha * Expm1(z)),
        Activation.GELU => z * NormalCdf(z),
        Activation.GELUTanh => z * Sigmoid(GeluTwice(Min(Max(z, -GeluReach), GeluReach))),
        Activation.SiLU => z * Sigmoid(z),
        Activation.Mish => z * Tanh(Softplus(z)),
        Activation.Softplus => Softplus(z),
        Activation.Softsign => z / (1 + Abs(z)),
        Activation.Sigmoid => Sigmoid(z),
        Activation.Tanh => Tanh(z),
        Activation.HardSigmoid => Min(Max(z / 6 + 0.5, 0), 1),
        Activation.HardTanh => Min(Max(z, -1), 1),
        Activation.HardSwish => Select(-3, z, 0, Select(z, 3, z, z * (z / 6 + 0.5))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "no such activation"),
    };

    /// <summary>(1 + tanh u)/2 is sigmoid(2u): here is 2u.</summary>
    private static Expression GeluTwice(Expression z) => 2 * GeluScale * (z + (GeluCube * (z * z * z)));
}
