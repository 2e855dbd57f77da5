using System;
using System.Collections.Immutable;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Expressions;
using NetGen.Generator.Losses;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Interpretation;
using Xunit;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Derivatives where there are two to choose from, and at the ends of the number line.</summary>
public class KinkTests
{
    private const double SeluSlope = 1.6732632423543772 * 1.0507009873554805;

    /// <summary>The values of the kernels of PyTorch 1.13 (<c>aten/src/ATen/native/cpu/Activation.cpp</c>, over single numbers).</summary>
    [Theory]
    [InlineData(Activation.ReLU, 0, 0)]
    [InlineData(Activation.LeakyReLU, 0, 0.01)]
    [InlineData(Activation.ELU, 0, 1)]
    [InlineData(Activation.SELU, 0, SeluSlope)]
    [InlineData(Activation.Softsign, 0, 1)]
    [InlineData(Activation.HardTanh, -1, 0)]
    [InlineData(Activation.HardTanh, 1, 0)]
    [InlineData(Activation.HardSigmoid, -3, 0)]
    [InlineData(Activation.HardSigmoid, 3, 0)]
    public void ActivationsTakePyTorchsSide(Activation activation, double kink, double expected) =>
        Assert.Equal(expected, Slope(activation, kink), 1e-15);

    /// <summary>
    /// PyTorch 1.13 takes z/3 + 1/2 at both ends of HardSwish, outside the range of its own one-sided derivatives;
    /// later versions take 0 and 1.
    /// </summary>
    [Theory]
    [InlineData(-3, -0.5)]
    [InlineData(3, 1.5)]
    public void HardSwishTakesTheInnerFormula(double kink, double expected) =>
        Assert.Equal(expected, Slope(Activation.HardSwish, kink), 1e-15);

    [Theory]
    [InlineData(Activation.ReLU, 0, 0, 1)]
    [InlineData(Activation.LeakyReLU, 0, 0.01, 1)]
    [InlineData(Activation.SELU, 0, SeluSlope, 1.0507009873554805)]
    [InlineData(Activation.HardTanh, -1, 0, 1)]
    [InlineData(Activation.HardTanh, 1, 1, 0)]
    [InlineData(Activation.HardSigmoid, -3, 0, 1 / 6.0)]
    [InlineData(Activation.HardSigmoid, 3, 1 / 6.0, 0)]
    [InlineData(Activation.HardSwish, -3, 0, -0.5)]
    [InlineData(Activation.HardSwish, 3, 1.5, 1)]
    public void BesideAKinkEachSideHasItsOwn(Activation activation, double kink, double below, double above)
    {
        const double Aside = 1e-14;
        Assert.Equal(below, Slope(activation, kink - Aside), 1e-12);
        Assert.Equal(above, Slope(activation, kink + Aside), 1e-12);
    }

    /// <summary>
    /// Hinge: at margin 0 the derivative is −t, as of Keras on TensorFlow (whose maximum gives the gradient to its first argument in a tie)
    /// and of PyTorch's clamp.
    /// </summary>
    [Theory]
    [InlineData(Loss.MeanAbsoluteError, 0.5, 0.5, 0)]
    [InlineData(Loss.MeanAbsoluteError, 0.75, 0.5, 1)]
    [InlineData(Loss.Huber, 1.5, 0.5, 1)]
    [InlineData(Loss.Huber, -0.5, 0.5, -1)]
    [InlineData(Loss.Huber, 0.5, 0.5, 0)]
    [InlineData(Loss.Quantile, 0.5, 0.5, 0)]
    [InlineData(Loss.Quantile, 0.25, 0.5, -0.5)]
    [InlineData(Loss.LogCosh, 0.5, 0.5, 0)]
    [InlineData(Loss.LogCosh, 1, 0, 0.76159415595576485)]
    [InlineData(Loss.LogCosh, 1e300, 0, 1)]
    [InlineData(Loss.LogCosh, -1e300, 0, -1)]
    [InlineData(Loss.Poisson, 0, 3, -2)]
    [InlineData(Loss.Hinge, 1, 1, -1)]
    [InlineData(Loss.Hinge, -1, -1, 1)]
    [InlineData(Loss.Hinge, 1.0000001, 1, 0)]
    [InlineData(Loss.Hinge, 0.9999999, 1, -1)]
    public void LossesTakeTheirSide(Loss loss, double output, double target, double expected) =>
        Assert.Equal(expected, SlopeOfLoss(loss, output, target), 1e-15);

    /// <summary>No ∞·0 and no ∞ − ∞, however far out: derivatives of finite numbers are finite, and the limits'.</summary>
    [Theory]
    [InlineData(Activation.ReLU, 0, 1)]
    [InlineData(Activation.LeakyReLU, 0.01, 1)]
    [InlineData(Activation.ELU, 0, 1)]
    [InlineData(Activation.SELU, 0, 1.0507009873554805)]
    [InlineData(Activation.GELU, 0, 1)]
    [InlineData(Activation.GELUTanh, 0, 1)]
    [InlineData(Activation.SiLU, 0, 1)]
    [InlineData(Activation.Mish, 0, 1)]
    [InlineData(Activation.Softplus, 0, 1)]
    [InlineData(Activation.Softsign, 0, 0)]
    [InlineData(Activation.Sigmoid, 0, 0)]
    [InlineData(Activation.Tanh, 0, 0)]
    [InlineData(Activation.HardSigmoid, 0, 0)]
    [InlineData(Activation.HardTanh, 0, 0)]
    [InlineData(Activation.HardSwish, 0, 1)]
    public void FarOutDerivativesAreTheirLimits(Activation activation, double below, double above)
    {
        foreach (double far in new[] { 1e4, 1e10, 1e38, 1e160, 1e308, double.MaxValue })
        {
            Assert.Equal(below, Slope(activation, -far), 1e-7);
            Assert.Equal(above, Slope(activation, far), 1e-7);
        }
    }

    /// <summary>A gradient that overflowed does not come through a mask as NaN: what is masked is zero.</summary>
    [Theory]
    [InlineData(Activation.ReLU, -1)]
    [InlineData(Activation.HardTanh, 2)]
    [InlineData(Activation.HardSigmoid, 4)]
    [InlineData(Activation.HardSwish, -4)]
    public void MasksStopInfiniteGradients(Activation activation, double z)
    {
        Evaluation run = Run(activation, z, (program, a, y) =>
        {
            Tensor infinite = program.Map("L", Expression.Exp(800 * (1 + (Expression.Operand(0) * Expression.Operand(0)))), a);
            return program.MeanAll(infinite);
        });
        Assert.Equal(0, run.Gradient("z")[0]);
    }

    private static double Slope(Activation activation, double z) => Run(activation, z, (program, a, _) => program.MeanAll(a)).Gradient("z")[0];

    private static double SlopeOfLoss(Loss loss, double output, double target) =>
        Run(
            Activation.None,
            output,
            (program, a, targets) => LossKinds.Of((Vocabulary.Loss)loss).Lower(new LossLowering(program, targets, Vocabulary.Activation.None), a).Value,
            target).Gradient("z")[0];

    private static Evaluation Run(Activation activation, double z, Func<ProgramBuilder, Tensor, Tensor, Tensor> loss, double target = 0)
    {
        var input = new Tensor("X", ElementType.Double, Shape.Of(1), true, TensorRole.Input);
        var targets = new Tensor("Y", ElementType.Double, Shape.Of(1), true, TensorRole.Target);
        var parameter = new Tensor("z", ElementType.Double, Shape.Of(1), false, TensorRole.Parameter, "z");
        var builder = new ProgramBuilder([input, targets], [parameter]);
        Tensor a = Lowering.Activations.Lower(builder, (Vocabulary.Activation)activation, "A", parameter);
        Program program = Differentiator.Differentiate(builder.Build(loss(builder, a, targets)));
        return Interpreter.Run(program, 1, ImmutableDictionary<string, double[]>.Empty.Add("z", [z]), [0], [target]);
    }
}
