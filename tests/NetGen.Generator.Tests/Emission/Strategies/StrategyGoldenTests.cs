using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Golden;
using Xunit;
using static NetGen.Generator.Tests.Emission.Strategies.StrategyNetworks;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>Every strategy of fast code, forced one by one over PyTorch's numbers, whatever the planner would choose. Most change the text of some networks
/// alone, and of those some methods: the same text is tested once, and the same method is compiled once.</summary>
public class StrategyGoldenTests
{
    /// <summary>Digests of the texts that gave PyTorch's numbers.</summary>
    private static readonly HashSet<string> Tested = [];

    private static readonly SharedCode Code = new();

    private static readonly GoldenFile[] Files = [.. GoldenFile.Names.Select(GoldenFile.Read)];

    [Theory]
    [MemberData(nameof(StrategyNetworks.Names), MemberType = typeof(StrategyNetworks))]
    public void AForcedStrategyAgreesWithPyTorch(string name)
    {
        Strategy strategy = StrategyList.All.Single(s => s.Name == name);
        (GoldenFile Golden, Net Net, string Text, string Digest)[] changed =
        [
            .. Files.Select((file, i) => (File: file, Net: file.Net.Called($"Golden{i}").In(PrecisionOf(i)).With(strategy.Unroll)))
                .Select(g => (g.File, g.Net, Text: strategy.TextOf(g.Net)))
                .Select(g => (g.File, g.Net, g.Text, Digest(g.Text)))
                .Where(g => !Tested.Contains(g.Item4)),
        ];
        EmittedAssembly assembly = Code.Compile([.. changed.Select(c => c.Net)], [.. changed.Select(c => c.Text)]);
        foreach ((GoldenFile golden, Net net, _, string digest) in changed)
        {
            IEmittedNetwork network = assembly.Network(net);
            network.Write(golden.Parameters);
            double tolerance = net.Precision == Precision.Double ? 1e-10 : 2e-5;
            Assert.InRange(GoldenFile.Error(network.Predict(golden.Inputs), golden.Outputs), 0, tolerance);
            Assert.InRange(GoldenFile.Error([network.Evaluate(golden.Inputs, golden.Targets)], [golden.EvaluationLoss]), 0, tolerance);
            (double loss, IReadOnlyDictionary<string, double[]> gradients) = network.ComputeGradients(golden.Inputs, golden.Targets);
            Assert.InRange(GoldenFile.Error([loss], [golden.Loss]), 0, tolerance);
            Assert.All(golden.Gradients, g => Assert.InRange(golden.GradientError(g.Key, gradients[g.Key]), 0, tolerance));
            Tested.Add(digest);
        }
    }

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
}
