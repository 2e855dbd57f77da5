using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CsCheck;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Golden;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>Every strategy of fast code, forced one by one over random shapes and over PyTorch's numbers, whatever the planner would
/// choose.</summary>
public class StrategyTests
{
    private const int PerCompilation = 4;

    private static readonly Gen<Activation> Elementwise = Gen.OneOf(
        Activation.ReLU, Activation.LeakyReLU, Activation.ELU, Activation.GELU, Activation.SiLU, Activation.Mish, Activation.Sigmoid, Activation.Tanh);

    /// <summary>Straight-line code of larger networks takes the compiler minutes.</summary>
    private static readonly Gen<NetworkCase> Narrow = Cases(Gen.Int[2, 9]);

    private static readonly Gen<NetworkCase> Any = Cases(Gen.Frequency((1, Gen.Int[2, 9]), (2, Gen.Int[2, 70])));

    public static IEnumerable<object[]> Names => StrategyList.All.Select(s => new object[] { s.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void AForcedStrategyIsPlainCode(string name)
    {
        Strategy strategy = StrategyList.All.Single(s => s.Name == name);
        Gen<NetworkCase> cases = strategy.Unroll == Unroll.Auto ? Any : Narrow;
        cases.Array[PerCompilation].Sample(group => Check(group, strategy), iter: TestScale.Iterations(1), threads: 1, print: group => string.Join("\n", group.Select(c => c.ToString())));
    }

    /// <summary>A switch that is not heard would test the planner's usual choice over and over. Four networks between them have rows of every
    /// kind.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AForcedStrategyIsTaken(string name)
    {
        Strategy strategy = StrategyList.All.Single(s => s.Name == name);
        Net[] rows = [Network(9, 20, 50, 9), Network(30, 70, 40, 64), Network(33, 12, 40, 1)];
        Net[] nets = [.. rows.Select(n => n.In(Precision.Single)), rows[0].In(Precision.Double), Regression(13, 40, 9).In(Precision.Double)];
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

    [Theory]
    [MemberData(nameof(Names))]
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
            Assert.All(golden.Gradients, g => Assert.InRange(GoldenFile.Error(gradients[g.Key], g.Value), 0, tolerance));
        }
    }

    private static void Check(NetworkCase[] group, Strategy strategy)
    {
        Net[] fast = [.. group.Select((c, i) => c.Net.Called($"Fast{i}").In(PrecisionOf(i)).With(strategy.Unroll))];
        Net[] plain = [.. group.Select((c, i) => c.Net.Called($"Plain{i}").In(PrecisionOf(i)).In(CodeStyle.Plain))];
        EmittedAssembly assembly = EmittedAssembly.Of([.. fast, .. plain], strategy.ChoicesOfOneWidth, out _);
        for (int i = 0; i < group.Length; i++)
        {
            string? difference = FastAgainstPlain.Difference(group[i], assembly.Network(plain[i]), assembly.Network(fast[i]), PrecisionOf(i));
            Assert.True(difference is null, $"{difference}\n{fast[i]}");
        }
    }

    private static Precision PrecisionOf(int index) => index % 2 == 0 ? Precision.Single : Precision.Double;

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

    /// <summary>One output of the caller's rows, which have no padding.</summary>
    private static Net Logistic(int inputs) => Net.Of(Loss.BinaryCrossEntropy).Input(inputs).Dense(1, Activation.Sigmoid);

    /// <summary>A function of the caller's rows, and a loss of each number of an output.</summary>
    private static Net Regression(int inputs, int wide, int outputs, Activation activation = Activation.Tanh) =>
        Net.Of(Loss.MeanSquaredError).Input(inputs).Layer<ActivationAttribute>(("activation", activation)).Dense(wide).Dense(outputs);

    private static Net Network(
        int inputs, int first, int wide, int classes, Activation activation = Activation.ReLU, Activation other = Activation.Tanh) =>
        Net.Of(classes == 1 ? Loss.BinaryCrossEntropy : Loss.CrossEntropy)
            .Input(inputs).Dense(first, activation).Layer<LayerNormAttribute>(("epsilon", 0.1)).Dense(wide, other).Dense(
                classes, classes == 1 ? Activation.Sigmoid : Activation.Softmax);
}
