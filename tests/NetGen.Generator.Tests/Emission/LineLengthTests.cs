using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Generated code is read by people, in editors of ordinary width.</summary>
public class LineLengthTests
{
    private const int Longest = 150;

    /// <summary>Where no long formula of an activation stands.</summary>
    [Fact]
    public void NoLineOfFastCodeIsLongerThanAHundredAndFifty()
    {
        Net dense = Net.Of(Loss.MeanSquaredError).Input(62).Dense(32, Activation.ReLU).Dense(16, Activation.Tanh);
        Net[] nets =
        [
            dense.Layer<BatchNormAttribute>().Dense(1),
            dense.Layer<LayerNormAttribute>().Dropout(0.5).Dense(3),
            Net.Of(Loss.MeanSquaredError).Input(2, 9, 10).Layer<Conv2DAttribute>(("filters", 9), ("kernel", 3), ("padding", 1), ("activation", Activation.ReLU))
                .Layer<GroupNormAttribute>(("groups", 3)).Layer<MaxPool2DAttribute>(("size", 2)).Layer<GlobalAvgPool2DAttribute>().Dense(2),
        ];
        Assert.All(nets, net => Assert.DoesNotContain(
            GeneratorRun.Of(net.Source).Source.Split('\n'), line => line.Length > Longest && !line.TrimStart().StartsWith("///", System.StringComparison.Ordinal)));
    }
}
