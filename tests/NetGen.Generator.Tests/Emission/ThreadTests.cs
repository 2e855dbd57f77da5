using NetGen.Generator.Layout;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>The same bits on any number of threads, where a kernel depends on the number of samples.</summary>
public class ThreadTests
{
    /// <summary>A transposed convolution to one channel multiplies by its weight as the gradient of a product does, for which there are two kernels: one for few
    /// samples. Three threads have eight samples and one of a batch of nine.</summary>
    [Theory]
    [InlineData(256)]
    [InlineData(512)]
    public void TransposedConvolution(int vectorBits)
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(6, 7).Layer<ConvTranspose1DAttribute>(("filters", 1), ("kernel", 3), ("stride", 2));
        Net plain = net.In(CodeStyle.Plain).Called("Plain");
        EmittedAssembly assembly = EmittedAssembly.Of([net, plain], Choices.Standard with { VectorWidths = [vectorBits] }, out _);
        var @case = new NetworkCase(net, batchSize: 9, DataStyle.Normal, seed: 5);
        Assert.Null(FastAgainstPlain.Difference(@case, assembly.Network(plain), assembly.Network(net), Precision.Single));
    }
}
