using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Checking;
using NetGen.Generator.Kernels;
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

    private static readonly StreamCase[] Recurrent =
    [.. new[]
    {
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
        Net.Of(Loss.MeanSquaredError).Called("Masked").Input(Steps, Features).Masking(-1).Layer<LstmAttribute>(("units", 6), ("sequences", true)).Dense(3)
            .Layer<GruAttribute>(("units", 5), ("sequences", true)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("MaskedLast").Input(Steps, Features).Masking().Layer<RnnAttribute>(("units", 12)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("Padded").Layer<TokenInputAttribute>(("steps", Steps), ("vocabulary", 3))
            .Layer<EmbeddingAttribute>(("vocabulary", 3), ("dimension", 4), ("mask", 1)).Layer<GruAttribute>(("units", 5), ("sequences", true)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("Large").Input(Steps, Features).Layer<GruAttribute>(("units", 50), ("sequences", true)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("Wide").Input(Steps, Features).Layer<LstmAttribute>(("units", 40), ("sequences", true)).Dense(1),
        Net.Of(Loss.MeanSquaredError).Called("Whole").Input(Steps, Features).Layer<LstmAttribute>(("units", 48), ("sequences", true))
            .Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)).Convolve(3, 2).Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)).Dense(2),
        Net.Of(Loss.MeanSquaredError).Called("WholeMasked").Input(Steps, Features).Masking(-1).Layer<GruAttribute>(("units", 64), ("sequences", true))
            .Layer<LstmAttribute>(("units", 64), ("sequences", true)).Dense(2),
    }.Select(n => new StreamCase(n, 0, n.Graph.Output.Shape.Rank == 2 ? 0 : null))];

    private static readonly StreamCase[] Causal =
    [.. new[]
    {
        Signal("Filter", 1).Convolve(1, 4),
        Signal("Temporal").Convolve(8, 3, Activation.ReLU).Convolve(8, 3, Activation.ReLU, dilation: 2).Convolve(2, 2, dilation: 4),
        Signal("Grouped", 6).Convolve(12, 3, groups: 3).Convolve(12, 2, Activation.Tanh, groups: 12).Convolve(5, 1),
        Signal("Residual").Convolve(9, 2, name: "stem").Layer<BatchNormAttribute>(("axis", 0), ("epsilon", 0.1)).Layer<PReLUAttribute>(("perChannel", true)).Add("stem")
            .Layer<ConcatAttribute>(("other", "stem"), ("axis", 0)).Layer<SliceAttribute>(("start", 3), ("length", 12), ("axis", 0)).Layer<DropoutAttribute>(("rate", 0.5)).Convolve(16, 3),
        Signal("Folded").Convolve(16, 2).Layer<BatchNormAttribute>(("axis", 0), ("epsilon", 0.1)).Convolve(1, 2, Activation.Sigmoid),
        Signal("Long", 4).Convolve(17, 2, Activation.Tanh, dilation: 6).Convolve(3, 9),
        Signal("Skipped", 64).Convolve(64, 3, Activation.ReLU, name: "branch").Convolve(64, 3, Activation.ReLU).Add("branch").Convolve(2, 3),
        Signal("Repeated", 4).Convolve(48, 2, name: "branch").Layer<PReLUAttribute>(("perChannel", true)).Add("branch").Convolve(96, 2, groups: 2).Convolve(2, 1),
        Signal("Fed").Layer<Conv1DAttribute>(("filters", 8), ("kernel", 1)).Convolve(8, 3).Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)).Layer<LstmAttribute>(("units", 8), ("sequences", true))
            .Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)).Convolve(2, 2),
        Signal("Late").Layer<LeakyReLUAttribute>().Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)).Dense(4).Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)).Convolve(2, 2),
    }.Select(n => new StreamCase(n, 1, 1))];

    private static readonly StreamCase[] Networks = [.. Recurrent, .. Causal];

    [Theory]
    [InlineData(CodeStyle.Plain, Precision.Double, 1e-12)]
    [InlineData(CodeStyle.Fast, Precision.Double, 1e-12)]
    [InlineData(CodeStyle.Fast, Precision.Single, 1e-5)]
    [InlineData(CodeStyle.Plain, Precision.Single, 1e-5)]
    public void StepsGiveTheNumbersOfTheSequence(CodeStyle style, Precision precision, double tolerance)
    {
        StreamCase[] cases = [.. Networks.Select(n => n with { Net = n.Net.In(style).In(precision) })];
        foreach (int[] widths in style == CodeStyle.Plain ? [[256]] : new int[][] { [512], [256], [128] })
        {
            AssertSteps(cases, Choices.Standard with { VectorWidths = [.. widths] }, tolerance);
        }
    }

    /// <summary>The tail of a convolution is copied to scratch and back where its kernel is not taken.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StepsGiveTheNumbersOfTheSequenceWithoutTheKernelOfTails(bool fuses) => AssertSteps(
        [.. Causal.Select(n => n with { Net = n.Net.In(Precision.Double) })], Choices.Standard with { Fuses = fuses, Without = [typeof(TailShift)], VectorWidths = [256] }, 1e-12);

    /// <summary>A masked step changes nothing: neither the state nor what comes out.</summary>
    [Theory]
    [InlineData(CodeStyle.Plain)]
    [InlineData(CodeStyle.Fast)]
    public void AMaskedStepLeavesTheStateAsItIs(CodeStyle style)
    {
        foreach (Net net in Networks.Select(n => n.Net).Where(n => n.Name.StartsWith("Masked", StringComparison.Ordinal)).Select(n => n.In(style)))
        {
            IEmittedNetwork network = EmittedAssembly.Of(net).Network(net);
            double[] state = new double[Streaming.StateSize(net.Graph)];
            double[] before = network.PredictSteps([0.5, 2, -1], state);
            double[] kept = [.. state];
            double value = net.Graph.Declaration.Layers[1].Arguments["value"].Number;
            Assert.Equal(before, network.PredictSteps([value, value, value], state));
            Assert.Equal(kept, state);
            Assert.NotEqual(before, network.PredictSteps([value, value, 0.25], state));
        }
    }

    [Fact]
    public void StepsOfRandomStreamsGiveTheNumbersOfTheSequence() => Gen.Int[0, 99999].Array[12].Sample(
        seeds =>
        {
            StreamCase[] cases = [.. seeds.Distinct().Select(s => (Seed: s, Case: StreamCase.Random(s, Steps)))
                .Select(c => c.Case with { Net = c.Case.Net.In(Precision.Double).In(c.Seed % 3 == 0 ? CodeStyle.Plain : CodeStyle.Fast) })];
            AssertSteps(cases, Choices.Standard with { VectorWidths = [256] }, 1e-11);
        },
        iter: TestScale.Iterations(2),
        threads: 1);

    /// <summary>A copied state gives the same outputs as the original, and copying does not change the original.</summary>
    [Theory]
    [InlineData("Stacked")]
    [InlineData("Temporal")]
    public void AStateCanBeCopied(string name)
    {
        Net net = Networks.Single(n => n.Net.Name == name).Net;
        IEmittedNetwork network = EmittedAssembly.Of(net).Network(net);
        double[] steps = new NetworkCase(net, batchSize: 1, DataStyle.Normal, seed: 4).Inputs;
        double[] state = new double[Streaming.StateSize(net.Graph)];
        network.PredictSteps(steps[..(3 * Features)], state);
        double[] copy = [.. state];
        double[] rest = network.PredictSteps(steps[(3 * Features)..], state);
        Assert.NotEqual(state, copy);
        Assert.Equal(rest, network.PredictSteps(steps[(3 * Features)..], copy));
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
    [InlineData("[Conv1D(4, 2, causal: true)] [Conv1D(4, 3, padding: 1)]", "conv1D2")]
    [InlineData("[Conv1D(4, 2, causal: true)] [Conv1D(4, 2, stride: 2, causal: true)]", "conv1D2")]
    [InlineData("[Conv1D(4, 2, causal: true)] [MaxPool1D(2)]", "maxPool1D1")]
    [InlineData("[Conv1D(4, 2, causal: true)] [Dense(2)]", "dense1")]
    [InlineData("[Conv1D(4, 2, Activation.Softmax, causal: true)]", "conv1D1")]
    [InlineData("[Conv1D(4, 2, causal: true)] [Lstm(2)]", "lstm1")]
    [InlineData("[Conv1D(4, 2, causal: true, name: \"a\")] [BatchNorm(axis: 1)] [Concat(\"a\", axis: 1)]", "batchNorm1")]
    [InlineData("[Conv1D(4, 2, causal: true)] [Flatten] [Dense(1)]", "flatten1")]
    public void ALayerThatNeedsTheWholeSequenceIsNamed(string layers, string name)
    {
        GeneratorRun run = GeneratorRun.Of($"using NetGen; [Network(Loss.Huber)] [Input(5, 3)] {layers} public partial class N {{ void Use() => PredictNext([], [], []); int Size => StateSize; }}");
        Assert.Null(run.Exception);
        Diagnostic[] errors = [.. run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        Assert.Equal(["NG4008", "NG4008"], errors.Select(e => e.Id));
        Assert.All(errors, e => Assert.Contains($"Layer '{name}' (", e.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>Its names are the user's in a network without recurrence.</summary>
    [Theory]
    [InlineData("[Lstm(4)] [Dense(1)]", "NG1013")]
    [InlineData("[Conv1D(4, 2, causal: true)]", "NG1013")]
    [InlineData("[Conv1D(4, 2)]", null)]
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
    [Theory]
    [InlineData("Last")]
    [InlineData("Grouped")]
    public void ThreadsShareANetwork(string name)
    {
        Net net = Networks.Single(n => n.Net.Name == name).Net;
        IEmittedNetwork network = EmittedAssembly.Of(net).Network(net);
        double[][] sequences = [.. Enumerable.Range(0, 8).Select(seed => new NetworkCase(net, batchSize: 1, DataStyle.Normal, seed).Inputs)];
        double[][] alone = [.. sequences.Select(s => network.PredictSteps(s, new double[Streaming.StateSize(net.Graph)]))];
        double[][] together = new double[sequences.Length][];
        Parallel.For(0, sequences.Length, i =>
        {
            for (int round = 0; round < 50; round++)
            {
                together[i] = network.PredictSteps(sequences[i], new double[Streaming.StateSize(net.Graph)]);
            }
        });
        Assert.Equal(alone, together);
    }

    private static Net Signal(string name, int channels = Features) => Net.Of(Loss.MeanSquaredError).Called(name).Input(channels, Steps);

    /// <summary>With a state at the end of the caller's memory, of which the constant must say the size.</summary>
    private static void AssertSteps(StreamCase[] cases, Choices choices, double tolerance)
    {
        EmittedAssembly assembly = EmittedAssembly.Of([.. cases.Select(c => c.Net)], choices, out _);
        foreach (StreamCase one in cases)
        {
            IEmittedNetwork network = assembly.Network(one.Net);
            var numbers = new NetworkCase(one.Net, batchSize: 1, DataStyle.Normal, seed: 3);
            network.Write(numbers.Stored);
            double[] expected = one.Expected(network, numbers.Inputs);
            double[] steps = network.PredictSteps(one.Steps(numbers.Inputs), new double[Streaming.StateSize(one.Net.Graph)]);
            AssertNear(expected, one.StepsOut is null ? steps[^expected.Length..] : steps, tolerance, one.Net);
        }
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance, Net net)
    {
        double[] errors = [.. expected.Zip(actual, (e, a) => Math.Abs(e - a))];
        Assert.True(Array.TrueForAll(errors, e => e <= tolerance), $"{string.Join(' ', errors)}\n{net.Source}");
    }
}
