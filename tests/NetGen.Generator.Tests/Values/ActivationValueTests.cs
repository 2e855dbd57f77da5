using System.Collections.Immutable;
using NetGen.Generator.Lowering;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;
using Xunit;

namespace NetGen.Generator.Tests.Values;

/// <summary>The functions themselves: a gradient can be right of a function that is wrong.</summary>
public class ActivationValueTests
{
    /// <summary>Values of PyTorch's documented formulas at −4, −1, 0, 1 and 4.</summary>
    [Theory]
    [InlineData(Activation.None, -4, -1, 0, 1, 4)]
    [InlineData(Activation.ReLU, 0, 0, 0, 1, 4)]
    [InlineData(Activation.LeakyReLU, -0.04, -0.01, 0, 1, 4)]
    [InlineData(Activation.ELU, -0.98168436111126578, -0.63212055882855768, 0, 1, 4)]
    [InlineData(Activation.SELU, -1.7258986281898945, -1.1113307378125625, 0, 1.0507009873554805, 4.202803949421922)]
    [InlineData(Activation.GELU, -0.00012668496733247998, -0.15865525393145705, 0, 0.84134474606854293, 3.9998733150326675)]
    [InlineData(Activation.GELUTanh, -7.0245948192271758e-05, -0.15880800939172324, 0, 0.84119199060827676, 3.9999297540518078)]
    [InlineData(Activation.SiLU, -0.071944839848366230, -0.26894142136999512, 0, 0.73105857863000488, 3.9280551601516338)]
    [InlineData(Activation.Mish, -0.072591740792025355, -0.30340146137410895, 0, 0.86509838826731034, 3.9974128069762385)]
    [InlineData(Activation.Softplus, 0.018149927917809741, 0.31326168751822286, 0.69314718055994531, 1.3132616875182228, 4.0181499279178098)]
    [InlineData(Activation.Softsign, -0.8, -0.5, 0, 0.5, 0.8)]
    [InlineData(Activation.Sigmoid, 0.017986209962091559, 0.26894142136999512, 0.5, 0.73105857863000488, 0.98201379003790845)]
    [InlineData(Activation.Tanh, -0.99932929973906703, -0.76159415595576485, 0, 0.76159415595576485, 0.99932929973906703)]
    [InlineData(Activation.HardSigmoid, 0, 1 / 3.0, 0.5, 2 / 3.0, 1)]
    [InlineData(Activation.HardTanh, -1, -1, 0, 1, 1)]
    [InlineData(Activation.HardSwish, 0, -1 / 3.0, 0, 2 / 3.0, 4)]
    public void ElementsAreThoseOfTheFormula(Activation activation, double atMinus4, double atMinus1, double at0, double at1, double at4)
    {
        double[] actual = Run(activation, [-4, -1, 0, 1, 4]);
        Assert.Equal(atMinus4, actual[0], 1e-15);
        Assert.Equal(atMinus1, actual[1], 1e-15);
        Assert.Equal(at0, actual[2], 1e-15);
        Assert.Equal(at1, actual[3], 1e-15);
        Assert.Equal(at4, actual[4], 1e-14);
    }

    [Theory]
    [InlineData(Activation.Softmax, 0.090030573170380462, 0.24472847105479767, 0.66524095577482186)]
    [InlineData(Activation.LogSoftmax, -2.4076059644443806, -1.4076059644443806, -0.40760596444438061)]
    public void RowsAreThoseOfTheFormula(Activation activation, double first, double second, double third)
    {
        double[] actual = Run(activation, [1, 2, 3]);
        Assert.Equal(first, actual[0], 1e-15);
        Assert.Equal(second, actual[1], 1e-15);
        Assert.Equal(third, actual[2], 1e-15);
    }

    private static double[] Run(Activation activation, double[] z)
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(z.Length).Activation(activation);
        return Interpreter.Run(Lowerer.Inference(net.Graph), 1, ImmutableDictionary<string, double[]>.Empty, z).Result;
    }
}
