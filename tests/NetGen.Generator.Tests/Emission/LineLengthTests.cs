using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Generated code is read by people, in editors of ordinary width.</summary>
public class LineLengthTests
{
    private const int Longest = 150;

    /// <summary>What the compiler has to read of a network costs every build; the goals are stated for this one.</summary>
    [Fact]
    public void TheReferenceNetworkFitsItsBudget()
    {
        string text = GeneratorRun.Of(
            Net.Of(Loss.MeanSquaredError).Input(62).Dense(32, Activation.ReLU).Dense(16, Activation.Tanh).Layer<BatchNormAttribute>().Dense(1).Source).Source;
        int lines = text.Split('\n').Length - 1;
        int longest = text.Split('\n').Max(l => l.Length);
        Assert.True(
            lines <= 2500 && text.Length <= 160_000 && longest <= Longest, $"{lines} lines, {text.Length} characters, the longest line has {longest}");
    }

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
            GeneratorRun.Of(net.Source).Source.Split('\n'), line => line.Length > Longest && !IsOfTable(line.TrimStart())));
    }

    /// <summary>In documentation, and in the constant: a table is as wide as it is.</summary>
    private static bool IsOfTable(string line) => line.StartsWith("///", System.StringComparison.Ordinal) || char.IsDigit(line[0])
        || line.StartsWith("l ", System.StringComparison.Ordinal) || line.StartsWith("total ", System.StringComparison.Ordinal);
}
