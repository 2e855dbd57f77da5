using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;
using Xunit;
using static NetGen.Generator.Tests.Emission.Strategies.StrategyNetworks;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>Every strategy of fast code is what the planner takes where it is forced.</summary>
public class StrategyTakenTests
{
    private static readonly Dictionary<(int VectorBits, Net Net), string> Usual = [];

    /// <summary>A switch that is not heard would test the planner's usual choice over and over. Five networks between them have rows of every kind. The
    /// texts are compiled and run by the other classes.</summary>
    [Theory]
    [MemberData(nameof(StrategyNetworks.Names), MemberType = typeof(StrategyNetworks))]
    public void AForcedStrategyIsTaken(string name)
    {
        Strategy strategy = StrategyList.All.Single(s => s.Name == name);
        Net[] nets = [.. NetsFor(strategy)];
        string[] texts = [.. nets.Select(strategy.TextOf)];
        Assert.True(strategy.Emits is null || texts.Any(t => Regex.IsMatch(t, strategy.Emits)), $"No code has {strategy.Emits}.");
        Assert.True(strategy.Lacks is null || !texts.Any(t => Regex.IsMatch(t, strategy.Lacks)), $"Some code has {strategy.Lacks}.");
        Assert.Equal(strategy.IsStandard, texts.SequenceEqual(nets.Select(n => UsualText(strategy, n))));
    }

    /// <summary>What the planner chooses by itself.</summary>
    private static string UsualText(Strategy strategy, Net net)
    {
        if (!Usual.TryGetValue((strategy.VectorBits, net), out string? text))
        {
            Usual[(strategy.VectorBits, net)] = text = strategy.StandardTextOf(net);
        }

        return text;
    }
}
