using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Recurrence, whatever is carried and in whichever direction, against central differences.</summary>
public class ScanGradientTests : PrimitiveGradientTests
{
    private const int Steps = 3;

    /// <summary>The output of every step and the last state both lead to the loss; the state begins with what was computed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OfEveryStepAndOfTheLastState(bool isReversed)
    {
        Tensor weight = Parameter("weight", 2, 2);
        Tensor bias = Parameter("bias", 2);
        Tensor first = Parameter("first", 2, InputColumns);
        Tensor begin = Parameter("begin", 2, InputColumns);
        Check(Input(Steps), [weight, bias, first, begin], program =>
        {
            Tensor sequence = program.MatMul("S", Samples(program), first, transposeB: true);
            Tensor initial = program.Reshape("I", program.Slice("B", program.MatMul("T", Samples(program), begin, transposeB: true), 0, 1, 1), Shape.Of(2));
            Scan scan = Recurrence(program, sequence, initial, weight, bias, isReversed);
            Tensor state = program.Reshape("R", scan.Carries[0].State, Shape.Of(1, 2));
            Tensor repeated = program.Concat("C", 0, [state, state, state]);
            return program.Map("M", Operand(0) * Operand(1), scan.SequenceOf(scan.Carries[0].Next), repeated);
        });
    }

    /// <summary>A weight that the program reads outside the scan too, and that the body reads twice.</summary>
    [Fact]
    public void OfAWeightThatIsReadInsideAndOutside()
    {
        Tensor weight = Parameter("weight", 4, 4);
        Check(Input(Steps), [weight], program =>
        {
            Tensor sequence = program.MatMul("S", Samples(program), weight);
            var x = Inner("x", 4);
            var h = Inner("h", 4);
            var body = new ProgramBuilder([x, h], [weight]);
            Tensor once = body.MatMul("a", h, weight, transposeB: true);
            Tensor next = body.Map("n", Tanh(Operand(0) + Operand(1)), x, body.MatMul("b", body.Map("t", Tanh(Operand(0)), once), weight));
            return program.Scan(body.Build(next), Steps, false, [new Bound(x, sequence)], [(h, next, null)]).Carries[0].State;
        });
    }

    /// <summary>Two carried tensors that depend on each other.</summary>
    [Fact]
    public void OfTwoStates()
    {
        Tensor weight = Parameter("weight", 4, 4);
        Check(Input(Steps), [weight], program =>
        {
            var (x, h, c) = (Inner("x", 4), Inner("h", 4), Inner("c", 4));
            var body = new ProgramBuilder([x, h, c], [weight]);
            Tensor z = body.MatMul("z", h, weight, transposeB: true);
            Tensor cell = body.Map("d", Sigmoid(Operand(0)) * Operand(1) + Tanh(Operand(2)), z, c, x);
            Tensor next = body.Map("n", Operand(0) * Operand(1), z, cell);
            Scan scan = program.Scan(body.Build(next, cell), Steps, false, [new Bound(x, Samples(program))], [(h, next, null), (c, cell, Filled(program))]);
            return program.Map("M", Operand(0) + Operand(1), scan.Carries[0].State, scan.Carries[1].State);
        });
    }

    /// <summary>A scan in the body of another.</summary>
    [Fact]
    public void OfAScanOfAScan()
    {
        Tensor weight = Parameter("weight", 2, 2);
        Tensor first = Parameter("first", 6, InputColumns);
        Check(Input(Steps), [weight, first], program =>
        {
            Tensor sequences = program.Reshape("S", program.MatMul("P", Samples(program), first, transposeB: true), Shape.Of(Steps, 3, 2));
            Tensor rows = new("x", ElementType.Double, Shape.Of(3, 2), true, TensorRole.Intermediate);
            Tensor state = Inner("s", 2);
            var outer = new ProgramBuilder([rows, state], [weight]);
            var (x, h) = (Inner("y", 2), Inner("h", 2));
            var inner = new ProgramBuilder([x, h], []);
            Tensor next = inner.Map("n", Tanh(Operand(0) + (Operand(1) * Operand(0))), x, h);
            Scan within = outer.Scan(inner.Build(next), 3, true, [new Bound(x, rows)], [(h, next, state)]);
            Tensor after = outer.MatMul("w", within.Carries[0].State, weight, transposeB: true);
            return program.Scan(outer.Build(after), Steps, false, [new Bound(rows, sequences)], [(state, after, null)]).Carries[0].State;
        });
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        var (x, h) = (Inner("x", 4), Inner("h", 4));
        var body = new ProgramBuilder([x, h], []);
        Tensor next = body.Map("n", Operand(0) + Operand(1), x, h);
        Program built = body.Build(next);
        var program = new ProgramBuilder([Input(Steps)], []);
        Assert.Contains("does not hold", Refused(() => program.Scan(built, Steps + 1, false, [new Bound(x, Samples(program))], [(h, next, null)])), StringComparison.Ordinal);
        Assert.Contains("is not given", Refused(() => program.Scan(built, Steps, false, [], [(h, next, null)])), StringComparison.Ordinal);
        Assert.Contains("cannot carry", Refused(() => program.Scan(built, Steps, false, [new Bound(x, Samples(program))], [(Inner("k", 3), next, null)])), StringComparison.Ordinal);

        static string Refused(Action build) => Assert.Throws<ArgumentException>(build).Message;
    }

    /// <summary>A step of the gradient at the wrong place, a carry that is forgotten and a sequence in the wrong order: each changes a gradient.</summary>
    [Fact]
    public void PlantedMistakesAreFound()
    {
        Tensor weight = Parameter("weight", 2, 2);
        Tensor bias = Parameter("bias", 2);
        Tensor first = Parameter("first", 2, InputColumns);
        Tensor samples = Input(Steps);
        var builder = new ProgramBuilder([samples], [weight, bias, first]);
        Scan forward = Recurrence(builder, builder.MatMul("S", samples, first, transposeB: true), null, weight, bias, isReversed: false);
        Program right = builder.Build(builder.MeanAll(builder.Map("L", Tanh(Operand(0)), forward.SequenceOf(forward.Carries[0].Next))));
        Program program = Differentiator.Differentiate(right);
        ProgramData data = ProgramData.Uniform(right, BatchSize, seed: 3);
        GradientCheck.Holds(program, data);
        Scan reverse = program.Steps.OfType<Scan>().Last();
        (string, Scan)[] mistakes =
        [
            ("the other direction", new Scan(reverse.Body, Steps, !reverse.IsReversed, reverse.Sequences, reverse.Carries, reverse.Written, reverse.Copies)),
            ("a forgotten carry", new Scan(
                reverse.Body, Steps, reverse.IsReversed, reverse.Sequences, [.. reverse.Carries.Select(c => c with { Next = Zero(reverse) })], reverse.Written, reverse.Copies)),
        ];
        foreach ((string mistake, Scan wrong) in mistakes)
        {
            Program mutant = program with { Steps = program.Steps.Replace(reverse, wrong) };
            Assert.True(Record.Exception(() => GradientCheck.Holds(mutant, data)) is not null, mistake);
        }
    }

    private static Tensor Zero(Scan scan) => scan.Sequences.First(s => s.Inner.Shape == scan.Carries[0].Inner.Shape).Inner;

    private static Tensor Filled(ProgramBuilder program) =>
        program.Reshape("F", program.Slice("E", program.Map("Q", Operand(0) * Operand(0), Samples(program)), 0, 0, 1), Shape.Of(InputColumns));

    private static Tensor Samples(ProgramBuilder program) => program.Build().Inputs[0];

    private static Tensor Inner(string symbol, int columns) => new(symbol, ElementType.Double, Shape.Of(columns), true, TensorRole.Intermediate);

    /// <summary>h = tanh(x + h·Wᵀ + b).</summary>
    private static Scan Recurrence(ProgramBuilder program, Tensor sequence, Tensor? initial, Tensor weight, Tensor bias, bool isReversed)
    {
        var (x, h) = (Inner("x", 2), Inner("h", 2));
        var body = new ProgramBuilder([x, h], [weight, bias]);
        Tensor next = body.Map("n", Tanh(Operand(0) + Operand(1)), x, body.MatMul("z", h, weight, transposeB: true, addend: bias));
        return program.Scan(body.Build(next), Steps, isReversed, [new Bound(x, sequence)], [(h, next, initial)]);
    }
}
