using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Golden;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Generated code of both styles and precisions against PyTorch: outputs, loss, gradients, and five steps of every optimizer.</summary>
public class GoldenEmissionTests
{
    private static readonly ImmutableDictionary<string, Optimizer> Optimizers = new Dictionary<string, Optimizer>
    {
        ["Sgd"] = new Sgd(0.05),
        ["Momentum"] = new Sgd(0.05, momentum: 0.9),
        ["Nesterov"] = new Sgd(0.05, momentum: 0.9, nesterov: true),
        ["SgdL2"] = new Sgd(0.05, weightDecay: 0.01),
        ["AdaGrad"] = new AdaGrad(0.05),
        ["AdaDelta"] = new AdaDelta(1.0),
        ["RmsProp"] = new RmsProp(0.01),
        ["Adam"] = new Adam(0.01),
        ["AdamW"] = new AdamW(0.01, weightDecay: 0.05),
    }.ToImmutableDictionary();

    public static IEnumerable<object[]> Cases =>
        from name in GoldenFile.Names
        from style in Enum.GetValues<CodeStyle>()
        from precision in Enum.GetValues<Precision>()
        select new object[] { name, style, precision };

    [Theory]
    [MemberData(nameof(Cases))]
    public void EmittedCodeAgreesWithPyTorch(string name, CodeStyle style, Precision precision)
    {
        GoldenFile golden = GoldenFile.Read(name);
        Net net = golden.Net.In(style).In(precision);
        EmittedAssembly assembly = EmittedAssembly.Of(net);
        IEmittedNetwork network = assembly.Network(net);
        network.Write(golden.Parameters);
        double tolerance = precision == Precision.Double ? 1e-10 : 2e-5;

        Assert.InRange(GoldenFile.Error(network.Predict(golden.Inputs), golden.Outputs), 0, tolerance);
        Assert.InRange(GoldenFile.Error([network.Evaluate(golden.Inputs, golden.Targets)], [golden.EvaluationLoss]), 0, tolerance);
        (double loss, IReadOnlyDictionary<string, double[]> gradients) = network.ComputeGradients(golden.Inputs, golden.Targets);
        Assert.InRange(GoldenFile.Error([loss], [golden.Loss]), 0, tolerance);
        Assert.Equal(golden.Gradients.Keys.Order(), gradients.Keys.Order());
        Assert.All(golden.Gradients, g => Assert.InRange(golden.GradientError(g.Key, gradients[g.Key]), 0, tolerance));

        Assert.Equal(golden.After5.Keys.Order(), Optimizers.Keys.Order());
        foreach ((string optimizer, ImmutableDictionary<string, double[]> expected) in golden.After5)
        {
            double allowed = precision == Precision.Single && optimizer == "RmsProp" ? 1e-4 : tolerance;
            IEmittedNetwork trained = assembly.Network(net);
            trained.Write(golden.Parameters);
            trained.Fit(golden.Inputs, golden.Targets, new TrainingOptions { Epochs = 5, BatchSize = 0, Optimizer = Optimizers[optimizer] });
            Assert.All(expected.Where(p => !golden.IsNoise(optimizer, p.Key)), p => Assert.InRange(GoldenFile.Error(trained.Read(p.Key), p.Value), 0, allowed));
            Assert.All(trained.Padding(), p => Assert.Equal(0, p));
        }
    }
}
