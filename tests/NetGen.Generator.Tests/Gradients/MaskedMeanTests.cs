using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Losses;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Interpretation;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>A loss of which only some rows count is the loss of those rows alone.</summary>
public class MaskedMeanTests
{
    private const int BatchSize = 4;
    private const int Columns = 3;

    /// <summary>A row counts where its first input is positive; the others are the targets.</summary>
    private const int Inputs = Columns + 1;

    /// <summary>Those of class indices are masked by them, which golden values hold.</summary>
    public static TheoryData<Vocabulary.Loss> Losses => [.. Enum.GetValues<Vocabulary.Loss>().Where(l => !LossKinds.Of(l).TakesClasses)];

    private static int[][] Shapes { get; } = [[Inputs], [5, Inputs], [2, 3, Inputs]];

    /// <summary>Value and gradients, against the loss without a mask over a batch of the rows that count.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void IsTheMeanOfTheRowsThatCount(Vocabulary.Loss loss)
    {
        foreach (int[] shape in Shapes)
        {
            (Program program, ProgramData data) = Case(loss, shape);
            double[] rows = [.. data.Inputs.Chunk(Inputs).Where(row => row[0] > 0).SelectMany(row => row)];
            Program unmasked = Differentiated(loss, [Inputs], isMasked: false);
            Evaluation expected = Interpreter.Run(unmasked, rows.Length / Inputs, data.Stored, rows);
            Evaluation actual = data.Run(program);
            Assert.Equal(rows.Length / Inputs, actual.Value(program.Count!)[0]);
            Assert.Equal(expected.Loss, actual.Loss, 1e-12);
            Assert.All(expected.Gradient("w").Zip(actual.Gradient("w")), p => Assert.Equal(p.First, p.Second, 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void GradientsAreCentralDifferences(Vocabulary.Loss loss)
    {
        foreach (int[] shape in Shapes)
        {
            Program program = Differentiated(loss, shape, isMasked: true);
            GradientCheck.Holds(program, ProgramData.AwayFromKinks(program, 0.02, seed => DataOf(program, seed)));
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void PlainAndFastCodeAgreeWithTheInterpreter(Vocabulary.Loss loss)
    {
        string? failure = EmittedProgram.Failure(
            [.. Shapes.Select(shape => Case(loss, shape)).Select(c => (c.Program, c.Data.Inputs, (IReadOnlyDictionary<string, double[]>)c.Data.Stored))],
            BatchSize);
        Assert.True(failure is null, failure);
    }

    /// <summary>Whatever stands in a row that does not count: not even a target that is no number reaches loss or gradients.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void WhatDoesNotCountMayBeNoNumber(Vocabulary.Loss loss)
    {
        (Program program, ProgramData data) = Case(loss, [5, Inputs], targets: ofMasked => ofMasked ? double.NaN : 0.5);
        (Program ordinary, ProgramData same) = Case(loss, [5, Inputs], targets: _ => 0.5);
        Evaluation actual = data.Run(program);
        Evaluation expected = same.Run(ordinary);
        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(expected.Gradient("w"), actual.Gradient("w"));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void WhereNothingCountsLossAndGradientsAreZero(Vocabulary.Loss loss)
    {
        Program program = Differentiated(loss, [5, Inputs], isMasked: true);
        ProgramData data = DataOf(program, seed: 1);
        Evaluation run = (data with { Inputs = [.. data.Inputs.Select(x => -Math.Abs(x))] }).Run(program);
        Assert.Equal(0, run.Loss);
        Assert.All(run.Gradient("w"), gradient => Assert.Equal(0, gradient));
    }

    /// <summary>Rows have samples' weights where the loss is what the weights multiply: the elements, and the gradient of the logits.</summary>
    [Fact]
    public void WhatIsWeighedIsMasked()
    {
        Program program = Differentiated(Vocabulary.Loss.CrossEntropy, [5, Inputs], isMasked: true);
        Assert.Equal(["Ls", "Counted", "dZ"], program.Weighed.Select(w => w.Symbol));
    }

    private static (Program Program, ProgramData Data) Case(Vocabulary.Loss loss, int[] shape, Func<bool, double>? targets = null)
    {
        Program program = Differentiated(loss, shape, isMasked: true);
        ProgramData data = DataOf(program, seed: 1);
        return (program, targets is null ? data : data with
        {
            Inputs = [.. data.Inputs.Chunk(Inputs).SelectMany(row => new[] { row[0] }.Concat(row.Skip(1).Select(_ => targets(row[0] <= 0))))],
        });
    }

    /// <summary>Targets lie between 0 and 1, where every loss takes them.</summary>
    private static ProgramData DataOf(Program program, int seed)
    {
        ProgramData data = ProgramData.Uniform(program, BatchSize, seed);
        return data with { Inputs = [.. data.Inputs.Select((x, i) => i % Inputs == 0 ? x : Math.Abs(x) / 1.5)] };
    }

    /// <summary>A layer whose logits the loss reads.</summary>
    private static Program Differentiated(Vocabulary.Loss loss, int[] shape, bool isMasked)
    {
        var x = new Tensor("X", ElementType.Double, Shape.Of(shape), true, TensorRole.Input);
        var weight = new Tensor("w", ElementType.Double, Shape.Of(Columns, Columns), false, TensorRole.Parameter, "w");
        var builder = new ProgramBuilder([x], [weight]);
        int last = shape.Length - 1;
        Tensor first = builder.Slice("F", x, last, 0, 1);
        Tensor targets = builder.Slice("T", x, last, 1, Columns);
        Tensor samples = builder.Map("S", Operand(0) + Operand(1), targets, first);
        Tensor logits = builder.MatMul("Z", builder.Map("A", Select(Operand(0), -10, Operand(0), 0), samples), weight);
        Tensor? mask = isMasked ? builder.Map("K", Select(Operand(0), 0, 1, 0), first) : null;
        LossKind kind = LossKinds.Of(loss);
        var lowering = new LossLowering(builder, targets, Vocabulary.Activation.None) { Mask = mask };
        LossMean mean = kind.LowerOnLogits(lowering, logits) ?? kind.Lower(lowering, logits);
        ImmutableArray<Tensor> results = mean.Count is { } count ? [mean.Value, count] : [mean.Value];
        return Differentiator.Differentiate(builder.Build(results) with { LossInput = logits, LossElements = mean.Elements, LossCounted = mean.Counted, Count = mean.Count });
    }
}
