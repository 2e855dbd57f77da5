using NetGen.Generator.Layout;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Several convolutions in a network: their kernels keep images and gradients apart.</summary>
public class ConvolutionTests
{
    [Theory]
    [InlineData(Precision.Double, 256)]
    [InlineData(Precision.Single, 512)]
    [InlineData(Precision.Single, 128)]
    public void OneBehindTheOther(Precision precision, int vectorBits)
    {
        Net net = Net.Of(Loss.MeanSquaredError).In(precision).Input(3, 8, 7)
            .Layer<Conv2DAttribute>(("filters", 8), ("kernel", 3), ("padding", 1), ("activation", Activation.ReLU))
            .Layer<Conv2DAttribute>(("filters", 12), ("kernel", 3), ("padding", 1), ("activation", Activation.ReLU))
            .Layer<Conv2DAttribute>(("filters", 8), ("kernel", 3), ("padding", 1), ("activation", Activation.Tanh))
            .Layer<MaxPool2DAttribute>(("size", 2))
            .Layer<Conv2DAttribute>(("filters", 5), ("kernel", 2), ("activation", Activation.ReLU)).Flatten().Dense(3);
        Net plain = net.In(CodeStyle.Plain).Called("Plain");
        EmittedAssembly assembly = EmittedAssembly.Of([net, plain], Choices.Standard with { VectorWidths = [vectorBits] }, out _);
        var @case = new NetworkCase(net, batchSize: 9, DataStyle.Normal, seed: 6);
        Assert.Null(FastAgainstPlain.Difference(@case, assembly.Network(plain), assembly.Network(net), precision));
    }
}
