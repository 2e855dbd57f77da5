using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Layout;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Step by step a network gives the numbers that it gives for the whole sequence.</summary>
public class StreamTests
{
    private const int Steps = 7;
    private const int Features = 3;

    private static readonly Net[] Networks =
    [
        Net.Of(Loss.MeanSquaredError).Called("Simple").Input(Steps, Features).Layer<RnnAttribute>(("units", 5), ("sequences", true)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("Rectified").Input(Steps, Features)
            .Layer<RnnAttribute>(("units", 4), ("sequences", true), ("nonlinearity", Activation.ReLU), ("bias", false)),
        Net.Of(Loss.MeanSquaredError).Called("Gated").Input(Steps, Features).Dense(6, Activation.Tanh).Layer<GruAttribute>(("units", 8), ("sequences", true))
            .Layer<LayerNormAttribute>().Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("Stacked").Input(Steps, Features).Layer<LstmAttribute>(("units", 9), ("sequences", true))
            .Layer<DropoutAttribute>(("rate", 0.5)).Layer<LstmAttribute>(("units", 16), ("sequences", true)).Dense(3, Activation.Sigmoid),
        Net.Of(Loss.MeanSquaredError).Called("Single").Input(Steps, Features).Layer<LstmAttribute>(("units", 1), ("sequences", true)),
        Net.Of(Loss.MeanSquaredError).Called("Last").Input(Steps, Features).Layer<GruAttribute>(("units", 20), ("sequences", true))
            .Layer<LstmAttribute>(("units", 24)).Dense(4, Activation.Softmax),
        Net.Of(Loss.MeanSquaredError).Called("Normed").Input(Steps, Features).Layer<NormalizeAttribute>().Dense(6).Layer<BatchNormAttribute>(("axis", -1), ("epsilon", 0.1))
            .Layer<GruAttribute>(("units", 6), ("sequences", true)).Layer<BatchNormAttribute>(("axis", 1), ("epsilon", 0.1)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("Joined").Input(Steps, Features).Dense(6, Activation.ReLU, name: "stem").Layer<LstmAttribute>(("units", 6), ("sequences", true))
            .Add("stem").Layer<ConcatAttribute>(("other", "stem"), ("axis", 1)).Layer<SliceAttribute>(("start", 2), ("length", 7), ("axis", 1)).Layer<RnnAttribute>(("units", 5)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("Large").Input(Steps, Features).Layer<GruAttribute>(("units", 50), ("sequences", true)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("Wide").Input(Steps, Features).Layer<LstmAttribute>(("units", 40), ("sequences", true)).Dense(1),
    ];

    [Theory]
    [InlineData(CodeStyle.Plain, Precision.Double, 1e-12)]
    [InlineData(CodeStyle.Fast, Precision.Double, 1e-12)]
    [InlineData(CodeStyle.Fast, Precision.Single, 1e-5)]
    [InlineData(CodeStyle.Plain, Precision.Single, 1e-5)]
    public void StepsGiveTheNumbersOfTheSequence(CodeStyle style, Precision precision, double tolerance)
    {
        Net[] nets = [.. Networks.Select(n => n.In(style).In(precision))];
        foreach (int[] widths in style == CodeStyle.Plain ? [[256]] : new int[][] { [512], [256], [128] })
        {
            EmittedAssembly assembly = EmittedAssembly.Of(nets, Choices.Standard with { VectorWidths = [.. widths] }, out _);
            foreach (Net net in nets)
            {
                IEmittedNetwork network = assembly.Network(net);
                double[] sequence = new NetworkCase(net, batchSize: 1, DataStyle.Normal, seed: 3).Inputs;
                double[] whole = network.Predict(sequence);
                double[] state = new double[StateSize(net)];
                double[] steps = network.PredictSteps(sequence, state);
                AssertNear(whole, steps[^whole.Length..], tolerance, net);
            }
        }
    }

    /// <summary>A copied state gives the same outputs as the original, and copying does not change the original.</summary>
    [Fact]
    public void AStateCanBeCopied()
    {
        Net net = Networks[3];
        IEmittedNetwork network = EmittedAssembly.Of(net).Network(net);
        double[] sequence = new NetworkCase(net, batchSize: 1, DataStyle.Normal, seed: 4).Inputs;
        double[] state = new double[StateSize(net)];
        network.PredictSteps(sequence[..(3 * Features)], state);
        double[] copy = [.. state];
        double[] rest = network.PredictSteps(sequence[(3 * Features)..], state);
        Assert.NotEqual(state, copy);
        Assert.Equal(rest, network.PredictSteps(sequence[(3 * Features)..], copy));
        Assert.Equal(state, copy);
    }

    /// <summary>Where a layer needs what follows, the member names it; a use does not compile.</summary>
    [Theory]
    [InlineData("[Lstm(4, sequences: true, bidirectional: true)] [Dense(1)]", "lstm1")]
    [InlineData("[Gru(4, reverse: true)] [Dense(1)]", "gru1")]
    [InlineData("[Rnn(4, sequences: true)] [Flatten] [Dense(1)]", "flatten1")]
    [InlineData("[Lstm(16)] [Reshape(4, 4)] [Gru(8)] [Dense(1)]", "gru1")]
    [InlineData("[Rnn(4, sequences: true)] [BatchNorm(axis: 0)] [Dense(1)]", "batchNorm1")]
    [InlineData("[Rnn(4, sequences: true, name: \"a\")] [Concat(\"a\", axis: 0)] [Dense(1)]", "concat1")]
    public void ALayerThatNeedsTheWholeSequenceIsNamed(string layers, string name)
    {
        GeneratorRun run = GeneratorRun.Of($"using NetGen; [Network(Loss.Huber)] [Input(5, 3)] {layers} public partial class N {{ void Use() => PredictNext([], [], []); int Size => StateSize; }}");
        Assert.Null(run.Exception);
        Diagnostic[] errors = [.. run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.Equal(["CS0619", "CS0619"], errors.Select(e => e.Id));
        Assert.All(errors, e => Assert.Contains($"Layer '{name}' (", e.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>Its names are the user's in a network without recurrence.</summary>
    [Theory]
    [InlineData("[Lstm(4)] [Dense(1)]", "NG1013")]
    [InlineData("[Flatten] [Dense(1)]", null)]
    public void TheMembersOfAStreamAreReservedWhereThereIsOne(string layers, string? id)
    {
        string source = $"[Network(Loss.Huber)] [Input(5, 3)] {layers} public partial class N {{ public int StateSize => 3; public void PredictNext(ReadOnlySpan<float> a, Span<float> b, Span<float> c) {{ }} }}";
        string[] found = [.. Diagnostics.Analysis.Run(Diagnostics.Analysis.Compile(Diagnostics.Analysis.Parse(Diagnostics.Analysis.FirstFile, source))).Select(d => d.Id)];
        Assert.Equal(id is null ? [] : [id, id], found);
    }

    [Fact]
    public void LengthsAndOverlapsAreChecked()
    {
        float[] memory = new float[12];
        Assert.Equal("input", Assert.Throws<ArgumentException>(() => Guard.Step<float>(memory.AsSpan(0, 2), 3, memory.AsSpan(3, 1), 1, memory.AsSpan(4, 4), 4)).ParamName);
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => Guard.Step<float>(memory.AsSpan(0, 3), 3, memory.AsSpan(3, 2), 1, memory.AsSpan(5, 4), 4)).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => Guard.Step<float>(memory.AsSpan(0, 3), 3, memory.AsSpan(3, 1), 1, memory.AsSpan(5, 5), 4)).ParamName);
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => Guard.Step<float>(memory.AsSpan(0, 3), 3, memory.AsSpan(2, 1), 1, memory.AsSpan(5, 4), 4)).ParamName);
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => Guard.Step<float>(memory.AsSpan(0, 3), 3, memory.AsSpan(5, 1), 1, memory.AsSpan(5, 4), 4)).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => Guard.Step<float>(memory.AsSpan(0, 3), 3, memory.AsSpan(9, 1), 1, memory.AsSpan(2, 4), 4)).ParamName);
        Guard.Step<float>(memory.AsSpan(0, 3), 3, memory.AsSpan(3, 1), 1, memory.AsSpan(4, 4), 4);
    }

    /// <summary>One network, a state for each thread.</summary>
    [Fact]
    public void ThreadsShareANetwork()
    {
        Net net = Networks[5];
        IEmittedNetwork network = EmittedAssembly.Of(net).Network(net);
        double[][] sequences = [.. Enumerable.Range(0, 8).Select(seed => new NetworkCase(net, batchSize: 1, DataStyle.Normal, seed).Inputs)];
        double[][] alone = [.. sequences.Select(s => network.PredictSteps(s, new double[StateSize(net)]))];
        double[][] together = new double[sequences.Length][];
        Parallel.For(0, sequences.Length, i =>
        {
            for (int round = 0; round < 50; round++)
            {
                together[i] = network.PredictSteps(sequences[i], new double[StateSize(net)]);
            }
        });
        Assert.Equal(alone, together);
    }

    private static int StateSize(Net net) => net.Graph.Layers.Sum(l => l.Layer is Layers.Recurrent recurrent ? recurrent.StateSize : 0);

    private static void AssertNear(double[] expected, double[] actual, double tolerance, Net net)
    {
        double[] errors = [.. expected.Zip(actual, (e, a) => Math.Abs(e - a))];
        Assert.True(Array.TrueForAll(errors, e => e <= tolerance), $"{net.Graph.Declaration.Name}: {string.Join(' ', errors)}");
    }
}
