using System.Linq;
using CsCheck;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;
using static NetGen.Generator.Tests.Emission.Strategies.StrategyNetworks;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>Every strategy of fast code, forced one by one over random shapes, whatever the planner would choose. Networks whose code it does not change are
/// left out: random networks test the planner's own choice.</summary>
public class StrategyTests
{
    private const int PerCompilation = 4;

    private static readonly Gen<Activation> Elementwise = Gen.OneOf(
        Activation.ReLU, Activation.LeakyReLU, Activation.ELU, Activation.GELU, Activation.SiLU, Activation.Mish, Activation.Sigmoid, Activation.Tanh);

    /// <summary>Straight-line code of larger networks takes the compiler minutes.</summary>
    private static readonly Gen<NetworkCase> Narrow = Cases(Gen.Int[2, 9]);

    private static readonly Gen<NetworkCase> Any = Cases(Gen.Frequency((1, Gen.Int[2, 9]), (2, Gen.Int[2, 70])));

    [Theory]
    [MemberData(nameof(StrategyNetworks.Names), MemberType = typeof(StrategyNetworks))]
    public void AForcedStrategyIsPlainCode(string name)
    {
        Strategy strategy = StrategyList.All.Single(s => s.Name == name);
        Gen<NetworkCase> cases = strategy.Unroll == Unroll.Auto ? Any : Narrow;
        cases.Array[PerCompilation].Sample(group => Check(group, strategy), iter: TestScale.Iterations(1), threads: 1, print: group => string.Join("\n", group.Select(c => c.ToString())));
    }

    private static void Check(NetworkCase[] drawn, Strategy strategy)
    {
        NetworkCase[] group = [.. drawn.Select((c, i) => new NetworkCase(c.Net.In(PrecisionOf(i)), c.BatchSize, c.Style, c.Seed)).Where(c => IsChanged(c, strategy))];
        group = group.Length > 0 ? group : [.. NetsFor(strategy).Select(n => new NetworkCase(n, batchSize: 11, DataStyle.Normal, seed: 28)).Where(c => IsChanged(c, strategy)).Take(2)];
        Assert.NotEmpty(group);
        Net[] fast = [.. group.Select((c, i) => c.Net.Called($"Fast{i}").With(strategy.Unroll))];
        Net[] plain = [.. group.Select((c, i) => c.Net.Called($"Plain{i}").In(CodeStyle.Plain))];
        EmittedAssembly assembly = EmittedAssembly.Of([.. fast, .. plain], strategy.ChoicesOfOneWidth, out _);
        for (int i = 0; i < group.Length; i++)
        {
            string? difference = FastAgainstPlain.Difference(group[i], assembly.Network(plain[i]), assembly.Network(fast[i]), group[i].Net.Precision);
            Assert.True(difference is null, $"{difference}\n{fast[i]}");
        }
    }

    private static bool IsChanged(NetworkCase @case, Strategy strategy) => strategy.IsStandard || strategy.TextOf(@case.Net) != strategy.StandardTextOf(@case.Net);

    /// <summary>Networks in which each kernel there is has something to do, one layer wide enough for several panels; batches of a few
    /// blocks.</summary>
    private static Gen<NetworkCase> Cases(Gen<int> width) =>
        from inputs in width
        from first in width
        from activation in Elementwise
        from wide in Gen.Int[33, 70]
        from other in Elementwise
        from classes in Gen.Frequency((1, Gen.Const(1)), (2, width))
        from batchSize in Gen.Int[1, 40]
        from seed in Gen.Int[0, 9999]
        from kind in Gen.Int[0, 5]
        select new NetworkCase(
            kind switch { 0 => Logistic(inputs), 1 => Regression(inputs, wide, classes, activation), _ => Network(inputs, first, wide, classes, activation, other) }, batchSize, DataStyle.Normal, seed);
}
