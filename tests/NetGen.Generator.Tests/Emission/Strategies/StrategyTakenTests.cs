using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;
using static NetGen.Generator.Tests.Emission.Strategies.StrategyNetworks;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>Every strategy of fast code is what the planner takes where it is forced.</summary>
public class StrategyTakenTests
{
    private static Net Convolution => Net.Of(Loss.MeanSquaredError).Input(1, 6, 6)
        .Layer<Conv2DAttribute>(("filters", 9), ("kernel", 3)).Layer<Conv2DAttribute>(("filters", 4), ("kernel", 2)).Flatten().Dense(2);

    /// <summary>With windows of each channel by itself, and gradients of their inputs.</summary>
    private static Net Windows => Net.Of(Loss.MeanSquaredError).Input(2, 8, 8)
        .Layer<Conv2DAttribute>(("filters", 8), ("kernel", 1)).Layer<Conv2DAttribute>(("filters", 8), ("kernel", 3), ("padding", 1)).Layer<DepthwiseConv2DAttribute>(("kernel", 3)).Layer<MaxPool2DAttribute>(("size", 2))
        .Flatten().Dense(2);

    private static Net Recurrence => Net.Of(Loss.MeanSquaredError).Input(4, 3).Layer<LstmAttribute>(("units", 8)).Dense(2);

    /// <summary>A switch that is not heard would test the planner's usual choice over and over. Four networks between them have rows of every
    /// kind.</summary>
    [Theory]
    [MemberData(nameof(StrategyNetworks.Names), MemberType = typeof(StrategyNetworks))]
    public void AForcedStrategyIsTaken(string name)
    {
        Strategy strategy = StrategyList.All.Single(s => s.Name == name);
        Net[] rows = [Network(9, 20, 50, 9), Network(30, 70, 40, 64), Network(33, 12, 40, 1)];
        Net[] nets = [.. rows.Select(n => n.In(Precision.Single)), rows[0].In(Precision.Double), Regression(13, 40, 9).In(Precision.Double), .. strategy.Unroll == Unroll.Auto ? new[] { Convolution } : [], .. strategy.ChoicesOfOneWidth.Without.Count == 1 ? new[] { Windows, Recurrence } : []];
        Net[] forced = [.. nets.Select((n, i) => n.Called($"Network{i}").With(strategy.Unroll))];
        EmittedAssembly.Of(forced, strategy.ChoicesOfOneWidth, out string[] texts);
        Assert.True(strategy.Emits is null || texts.Any(t => Regex.IsMatch(t, strategy.Emits)), $"No code has {strategy.Emits}.");
        Assert.True(strategy.Lacks is null || !texts.Any(t => Regex.IsMatch(t, strategy.Lacks)), $"Some code has {strategy.Lacks}.");
        if (!strategy.IsStandard)
        {
            Choices standard = Choices.Standard with { VectorWidths = strategy.ChoicesOfOneWidth.VectorWidths };
            string[] usual = [.. forced.Select(n => NetworkCompiler.Compile(n.With(Unroll.Auto).Declaration, standard)!)];
            Assert.False(usual.SequenceEqual(texts), "The code is what the planner chooses by itself.");
        }
    }
}
