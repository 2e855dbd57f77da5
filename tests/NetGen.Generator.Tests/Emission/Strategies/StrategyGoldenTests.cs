using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Golden;
using Xunit;
using static NetGen.Generator.Tests.Emission.Strategies.StrategyNetworks;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>Every strategy of fast code, forced one by one over PyTorch's numbers, whatever the planner would choose.</summary>
public class StrategyGoldenTests
{
    [Theory]
    [MemberData(nameof(StrategyNetworks.Names), MemberType = typeof(StrategyNetworks))]
    public void AForcedStrategyAgreesWithPyTorch(string name)
    {
        Strategy strategy = StrategyList.All.Single(s => s.Name == name);
        GoldenFile[] files = [.. GoldenFile.Names.Select(GoldenFile.Read)];
        Net[] nets = [.. files.Select((file, i) => file.Net.Called($"Golden{i}").In(PrecisionOf(i)).With(strategy.Unroll))];
        EmittedAssembly assembly = EmittedAssembly.Of(nets, strategy.ChoicesOfOneWidth, out _);
        for (int i = 0; i < files.Length; i++)
        {
            GoldenFile golden = files[i];
            IEmittedNetwork network = assembly.Network(nets[i]);
            network.Write(golden.Parameters);
            double tolerance = PrecisionOf(i) == Precision.Double ? 1e-10 : 2e-5;
            Assert.InRange(GoldenFile.Error(network.Predict(golden.Inputs), golden.Outputs), 0, tolerance);
            Assert.InRange(GoldenFile.Error([network.Evaluate(golden.Inputs, golden.Targets)], [golden.EvaluationLoss]), 0, tolerance);
            (double loss, IReadOnlyDictionary<string, double[]> gradients) = network.ComputeGradients(golden.Inputs, golden.Targets);
            Assert.InRange(GoldenFile.Error([loss], [golden.Loss]), 0, tolerance);
            Assert.All(golden.Gradients, g => Assert.InRange(golden.GradientError(g.Key, gradients[g.Key]), 0, tolerance));
        }
    }
}
