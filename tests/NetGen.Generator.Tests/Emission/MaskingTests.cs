using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Expressions;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Golden;
using NetGen.Generator.Tests.Interpretation;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Masked steps of sequences: as if they were not there.</summary>
public class MaskingTests
{
    private const int Steps = 6;
    private const int Features = 3;

    /// <summary>A network whose output has the steps, with a different number of them in every sample.</summary>
    private static Net Sequences { get; } = Net.Of(Loss.MeanSquaredError).Input(Steps, Features).Masking()
        .Layer<GruAttribute>(("units", 5), ("sequences", true)).Dense(2);

    public static TheoryData<Type, string, string> Layers
    {
        get
        {
            var data = new TheoryData<Type, string, string>();
            foreach (Type kind in new[] { typeof(RnnAttribute), typeof(GruAttribute), typeof(LstmAttribute) })
            {
                foreach (string direction in new[] { "forward", "reverse", "bidirectional" })
                {
                    foreach (string masked in new[] { "000011", "110000", "010010", "111110" })
                    {
                        data.Add(kind, direction, masked);
                    }
                }
            }

            return data;
        }
    }

    /// <summary>Outputs, loss and gradients are those of the sequence without the masked steps, wherever they stand.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void AMaskedSequenceIsTheShorterOne(Type kind, string direction, string masked)
    {
        foreach (bool sequences in new[] { true, false })
        {
            var pair = Pair.Of(kind, direction, masked, sequences);
            Evaluation actual = Run(pair.Whole, pair.Stored, pair.Inputs, pair.Targets);
            Assert.Equal(pair.Expected.Loss, actual.Loss, 1e-12);
            Assert.All(pair.Trained, name => Assert.InRange(GoldenFile.Error(actual.Gradient(name), pair.Expected.Gradient(name)), 0, 1e-12));
            double[] outputs = Interpreter.Run(Lowerer.Inference(pair.Whole.Graph), 1, pair.Stored, pair.Inputs).Result;
            double[] shorter = Interpreter.Run(Lowerer.Inference(pair.Part.Graph), 1, pair.Stored, pair.KeptInputs).Result;
            Assert.InRange(GoldenFile.Error(sequences ? pair.KeptOf(outputs) : outputs, shorter), 0, 1e-12);
        }
    }

    /// <summary>A masked step repeats the output of the step taken before it, which at the beginning is the state's zeros.</summary>
    [Theory]
    [InlineData(false, "001101", new[] { 0, 1, 1, 1, 4, 4 })]
    [InlineData(false, "110010", new[] { -1, -1, 2, 3, 3, 5 })]
    [InlineData(true, "001101", new[] { 0, 1, 4, 4, 4, -1 })]
    public void AMaskedStepRepeatsTheOutputBefore(bool reverse, string masked, int[] expected)
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(Steps, Features).Masking().Layer<LstmAttribute>(("units", 2), ("sequences", true), ("reverse", reverse));
        var @case = new NetworkCase(net, batchSize: 1, DataStyle.Normal, seed: 3);
        double[] inputs = [.. @case.Inputs.Select((x, i) => masked[i / Features] == '1' ? 0 : x == 0 ? 1 : x)];
        double[] outputs = Interpreter.Run(Lowerer.Inference(net.Graph), 1, @case.Stored, inputs).Result;
        Assert.All(Enumerable.Range(0, Steps), step => Assert.Equal(
            expected[step] < 0 ? [0, 0] : outputs[(2 * expected[step])..((2 * expected[step]) + 2)], outputs[(2 * step)..((2 * step) + 2)]));
    }

    /// <summary>What is masked comes out as zeros, and a step with NaN is not masked.</summary>
    [Fact]
    public void MaskedStepsAreZerosAndNoNumberIsNotMasked()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(4, 2).Masking(-1);
        double[] inputs = [-1, -1, -1, 0.5, double.NaN, -1, -1, -1];
        Assert.Equal([0, 0, -1, 0.5, double.NaN, -1, 0, 0], Interpreter.Run(Lowerer.Inference(net.Graph), 1, ImmutableDictionary<string, double[]>.Empty, inputs).Result);
        Program loss = Lowerer.MeanLoss(net.Graph, training: false);
        Assert.Equal(2, Interpreter.Run(loss, 1, ImmutableDictionary<string, double[]>.Empty, inputs, new double[8]).Value(loss.Count!)[0]);
    }

    /// <summary>Where the mask is handed on, and where it ends.</summary>
    [Fact]
    public void TheMaskPassesThroughLayersThatWorkStepByStep()
    {
        Net masked = Net.Of(Loss.MeanSquaredError).Input(Steps, Features).Masking(name: "m");
        Net[] passing =
        [
            masked, masked.Dense(4), masked.Activation(Activation.Tanh), masked.Dropout(0.5), masked.Add("input"), masked.Multiply("input"), masked.Concat("input", axis: 1),
            masked.Concat("input", axis: -1), masked.Slice(0, 2, axis: 1), masked.Layer<LayerNormAttribute>(), masked.Layer<RmsNormAttribute>(),
            masked.Layer<BatchNormAttribute>(("axis", -1)), masked.Layer<GaussianNoiseAttribute>(("stddev", 0.5)), masked.Layer<LeakyReLUAttribute>(),
            masked.Layer<ELUAttribute>(), masked.Layer<PReLUAttribute>(), masked.Layer<SubtractAttribute>(("other", "input")),
            masked.Layer<RnnAttribute>(("units", 3), ("sequences", true)), masked.Layer<GruAttribute>(("units", 3), ("sequences", true), ("reverse", true)),
            masked.Layer<LstmAttribute>(("units", 3), ("sequences", true), ("bidirectional", true)), masked.Dense(Features, name: "d").Add("input", from: "m"),
        ];
        Net[] ending =
        [
            masked.Flatten(), masked.Layer<LstmAttribute>(("units", 3)), masked.Concat("input", axis: 0), masked.Slice(0, 2, axis: 0), masked.Reshape(Steps, Features),
            masked.Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)), masked.Layer<Conv1DAttribute>(("filters", 2), ("kernel", 1)),
            masked.Layer<BatchNormAttribute>(("axis", 0)), masked.Layer<GroupNormAttribute>(("groups", 2)), masked.Layer<GlobalAvgPool1DAttribute>(),
        ];
        Assert.All(passing, net => Assert.True(net.Graph.Output.HasMask, net.Source));
        Assert.All(passing, net => Assert.NotNull(Lowerer.MeanLoss(net.Graph, training: true).Count));
        Assert.All(ending, net => Assert.False(net.Graph.Output.HasMask, net.Source));
        Assert.All(ending, net => Assert.Null(Lowerer.MeanLoss(net.Graph, training: true).Count));
    }

    /// <summary>Of two masks a step counts where it does in both.</summary>
    [Fact]
    public void TwoMasksTogether()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(4, 2).Masking(1, name: "ones").Masking(0, from: "input").Add("ones");
        double[] inputs = [1, 1, 0, 0, 1, 0, 2, 3];
        Program loss = Lowerer.MeanLoss(net.Graph, training: false);
        Evaluation run = Interpreter.Run(loss, 1, ImmutableDictionary<string, double[]>.Empty, inputs, new double[8]);
        Assert.Equal(2, run.Value(loss.Count!)[0]);
        Assert.Equal((4 + 0 + 16 + 36) / 4.0, run.Loss);
    }

    /// <summary>More samples than a block has, of which the first have few steps that count.</summary>
    [Theory]
    [InlineData(CodeStyle.Plain, Precision.Double)]
    [InlineData(CodeStyle.Fast, Precision.Double)]
    [InlineData(CodeStyle.Fast, Precision.Single)]
    public void BlocksWeighWhatTheyCount(CodeStyle style, Precision precision)
    {
        Net net = Sequences.In(style).In(precision);
        NetworkCase @case = Uneven(net, samples: 700);
        IEmittedNetwork network = EmittedAssembly.Of(net).Network(net);
        network.Write(@case.Stored);
        double expected = Interpreter.Run(Lowerer.MeanLoss(net.Graph, training: false), 700, @case.Stored, @case.Inputs, @case.Targets).Loss;
        double tolerance = precision == Precision.Double ? 1e-12 : 1e-6;
        Assert.Equal(expected, network.Evaluate(@case.Inputs, @case.Targets), tolerance);

        History history = network.Fit(@case.Inputs, @case.Targets, new TrainingOptions
        {
            Epochs = 1, BatchSize = 256, Shuffle = false, Optimizer = new Sgd(0), Validation = new Dataset(@case.Inputs, Steps * Features, @case.Targets, Steps * 2),
        });
        Assert.Equal(expected, history.Epochs[0].Loss, tolerance);
        Assert.Equal(expected, history.Epochs[0].ValidationLoss!.Value, tolerance);
    }

    /// <summary>The gradients of several batches are those of one with all samples.</summary>
    [Fact]
    public void AccumulatedBatchesWeighWhatTheyCount()
    {
        Net net = Sequences.In(Precision.Double);
        NetworkCase @case = Uneven(net, samples: 12);
        EmittedAssembly assembly = EmittedAssembly.Of(net);
        double[][] trained = [.. new[] { (Size: 12, Batches: 1), (Size: 4, Batches: 3) }.Select(x =>
        {
            IEmittedNetwork network = assembly.Network(net);
            network.Write(@case.Stored);
            network.Fit(@case.Inputs, @case.Targets, new TrainingOptions
            {
                Epochs = 2, BatchSize = x.Size, AccumulationSteps = x.Batches, Shuffle = false, Optimizer = new Sgd(0.5),
            });
            return @case.TrainedNames.SelectMany(network.Read).ToArray();
        })];
        Assert.InRange(GoldenFile.Error(trained[1], trained[0]), 0, 1e-12);
        Assert.NotEqual(@case.TrainedNames.SelectMany(name => @case.Stored[name]), trained[0]);
    }

    /// <summary>Σ w·m·L / Σ m, with weights w of samples whose mean is 1.</summary>
    [Theory]
    [InlineData(CodeStyle.Plain)]
    [InlineData(CodeStyle.Fast)]
    public void WeightsMultiplyTheLossesOfTheStepsThatCount(CodeStyle style)
    {
        Net net = Sequences.In(style).In(Precision.Double);
        NetworkCase @case = Uneven(net, samples: 5);
        IEmittedNetwork network = EmittedAssembly.Of(net).Network(net);
        network.Write(@case.Stored);
        double[] weights = [0.5, 0, 2, 1, 1.5];
        (double loss, IReadOnlyDictionary<string, double[]> gradients) = network.ComputeGradients(@case.Inputs, @case.Targets, weights);
        double[] counts = [.. @case.Inputs.Chunk(Steps * Features).Select(s => (double)s.Chunk(Features).Count(step => step.Any(x => x != 0)))];
        var ones = Enumerable.Range(0, 5).Select(i => network.ComputeGradients(
            @case.Inputs[(i * Steps * Features)..((i + 1) * Steps * Features)], @case.Targets[(i * Steps * 2)..((i + 1) * Steps * 2)])).ToArray();
        double Weighted(Func<int, double> of) => Enumerable.Range(0, 5).Sum(i => weights[i] * counts[i] * of(i)) / weights.Zip(counts, (w, c) => w * c).Sum();
        Assert.Equal(Weighted(i => ones[i].Loss), loss, 1e-12);
        Assert.All(gradients, g => Assert.All(g.Value.Select((v, j) => (v, j)), x => Assert.Equal(Weighted(i => ones[i].Gradients[g.Key][x.j]), x.v, 1e-12)));
    }

    /// <summary>A mask that is late, upside down, forgotten in a state or in the loss does not give the gradients of the shorter sequence.</summary>
    [Theory]
    [InlineData(typeof(RnnAttribute), "forward")]
    [InlineData(typeof(GruAttribute), "reverse")]
    [InlineData(typeof(LstmAttribute), "bidirectional")]
    public void PlantedMistakesAreFound(Type kind, string direction)
    {
        var pair = Pair.Of(kind, direction, "010010", sequences: true);
        Program right = Lowerer.MeanLoss(pair.Whole.Graph, training: true);
        Assert.True(Error(right) < 1e-10);
        (string Mistake, Program Program)[] mistakes = [.. Mistakes(right)];
        Assert.True(mistakes.Length >= 8, $"{mistakes.Length} mistakes");
        Assert.All(mistakes, m => Assert.True(!(Error(m.Program) < 1e-6), m.Mistake));

        double Error(Program program)
        {
            Evaluation run = Interpreter.Run(Differentiator.Differentiate(program), 1, pair.Stored, pair.Inputs, pair.Targets);
            return pair.Trained.Max(name => GoldenFile.Error(run.Gradient(name), pair.Expected.Gradient(name)));
        }
    }

    /// <summary>What fills up the targets is no target.</summary>
    [Fact]
    public void TheTargetsOfMaskedStepsMayBeZeros()
    {
        Net hinge = Net.Of(Loss.Hinge).Called("Signs").Input(3, 1).Masking().Dense(2);
        Net classes = Net.Of(Loss.CrossEntropy).Called("Classes").Input(3, 1).Masking().Dense(2, Activation.Softmax);
        Net unmasked = Net.Of(Loss.CrossEntropy).Called("Unmasked").Input(3, 1).Dense(2, Activation.Softmax);
        EmittedAssembly assembly = EmittedAssembly.Of(hinge, classes, unmasked);
        var options = new TrainingOptions { Epochs = 1, Optimizer = new Sgd(0.1) };
        Assert.True(assembly.Network(hinge).Info.MasksLoss);
        Assert.False(assembly.Network(unmasked).Info.MasksLoss);
        assembly.Network(hinge).Fit([1, 2, 0], [-1, 1, 1, -1, 0, 0], options);
        assembly.Network(classes).Fit([1, 2, 0], [0, 1, 1, 0, 0, 0], options);
        Assert.Contains("expected -1 or 1", Refused(hinge, [-1, 1, 1, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("a sum of 1", Refused(classes, [0, 1, 0.5, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("a sum of 1", Refused(unmasked, [0, 1, 1, 0, 0, 0]), StringComparison.Ordinal);

        string Refused(Net net, double[] targets) => Assert.Throws<ArgumentException>(() => assembly.Network(net).Fit([1, 2, 0], targets, options)).Message;
    }

    private static IEnumerable<(string Mistake, Program Program)> Mistakes(Program program)
    {
        Map mask = program.Steps.OfType<Map>().Single(m => m.Output.Symbol == "K1");
        yield return ("upside down", program with { Steps = program.Steps.Replace(mask, new Map(1 - mask.Expression, mask.Inputs, mask.Output)) });
        foreach (int by in new[] { 1, -1 })
        {
            var correct = new Tensor("Right", mask.Output.Type, mask.Output.Shape, true, TensorRole.Intermediate);
            Shape cut = mask.Output.Shape.With(0, mask.Output.Shape.Extents[0] - 1);
            var rest = new Tensor("Rest", mask.Output.Type, cut, true, TensorRole.Intermediate);
            Primitive[] late =
            [
                new Map(mask.Expression, mask.Inputs, correct), new Slice(correct, 0, by > 0 ? 0 : 1, rest), new Pad(rest, 0, by > 0 ? 1 : 0, mask.Output),
            ];
            yield return ($"late by {by}", program with { Steps = [.. program.Steps.SelectMany(s => s == mask ? late : [s])] });
        }

        foreach (Scan scan in program.Steps.OfType<Scan>())
        {
            foreach (Map kept in scan.Body.Steps.OfType<Map>().Where(m => m.Output.Symbol.EndsWith("Kept", StringComparison.Ordinal)))
            {
                yield return ($"forgotten: {kept.Formula}", With(scan, kept, new Map(Operand(0), [kept.Inputs[0]], kept.Output)));
                yield return ($"never kept: {kept.Formula}", With(scan, kept, new Map(Select(Operand(1), 0.5, Operand(0), 0), [kept.Inputs[0], kept.Inputs[2]], kept.Output)));
            }
        }

        if (program.Count is not null)
        {
            Map elements = program.Steps.OfType<Map>().Single(m => m.Output.Symbol == "L");
            yield return ("all lose", program with
            {
                Steps = program.Steps.Replace(elements, new Map(((SelectExpression)elements.Expression).Then, elements.Inputs, elements.Output)),
            });
        }

        Program With(Scan scan, Map step, Map wrong) => program with
        {
            Steps = program.Steps.Replace(scan, scan.WithBody(scan.Body with { Steps = scan.Body.Steps.Replace(step, wrong) })),
        };
    }

    /// <summary>The first half of the samples have one step that counts, or none; the others have all.</summary>
    private static NetworkCase Uneven(Net net, int samples)
    {
        var @case = new NetworkCase(net, samples, DataStyle.Normal, seed: 4);
        for (int i = 0; i < @case.Inputs.Length; i++)
        {
            (int sample, int step) = (i / Features / Steps, i / Features % Steps);
            @case.Inputs[i] = (sample < samples / 2 ? step > sample % 2 - 1 : step > Steps) ? 0 : @case.Inputs[i] == 0 ? 1 : @case.Inputs[i];
        }

        return @case;
    }

    private static Evaluation Run(Net net, IReadOnlyDictionary<string, double[]> stored, double[] inputs, double[] targets) =>
        Interpreter.Run(Differentiator.Differentiate(Lowerer.MeanLoss(net.Graph, training: true)), 1, stored, inputs, targets);

    /// <summary>A network of masked sequences, and the same of the sequences without the masked steps.</summary>
    private sealed record Pair(Net Whole, Net Part, NetworkCase Case, double[] Inputs, int[] Kept, bool Sequences)
    {
        public IReadOnlyDictionary<string, double[]> Stored => Case.Stored;

        public IEnumerable<string> Trained => Case.TrainedNames;

        public double[] Targets => Case.Targets;

        public double[] KeptInputs => Rows(Inputs, Features);

        public Evaluation Expected => Run(Part, Stored, KeptInputs, Sequences ? KeptOf(Targets) : Targets);

        public static Pair Of(Type kind, string direction, string masked, bool sequences)
        {
            (string, object?)[] options = [("units", 4), ("sequences", sequences), .. direction == "forward" ? [] : new (string, object?)[] { (direction, true) }];
            int[] kept = [.. Enumerable.Range(0, Steps).Where(i => masked[i] == '0')];
            Net Behind(Net net) => net.Dense(5, Activation.Tanh).Layer(kind, [("units", 4), ("sequences", true)]).Layer(kind, options).Dense(2);
            Net whole = Behind(Net.Of(Loss.MeanSquaredError).Input(Steps, Features).Masking(0.5));
            Net part = Behind(Net.Of(Loss.MeanSquaredError).Input(kept.Length, Features));
            var @case = new NetworkCase(whole, batchSize: 1, DataStyle.Normal, seed: 2);
            double[] inputs = [.. @case.Inputs.Select((x, i) => masked[i / Features] == '1' ? 0.5 : x == 0.5 ? i : x)];
            return new Pair(whole, part, @case, inputs, kept, sequences);
        }

        public double[] KeptOf(double[] outputs) => Rows(outputs, 2);

        private double[] Rows(double[] rows, int width) => [.. Kept.SelectMany(step => rows[(step * width)..((step + 1) * width)])];
    }
}
