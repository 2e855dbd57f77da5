using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Gradients;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Primitives in places where no layer puts them: along every axis, of samples and of parameters, repeated in every way. Plain and fast
/// against the interpreter.</summary>
public class PrimitiveEmissionTests
{
    private const int BatchSize = 3;

    /// <summary>Extents with padding behind rows and without.</summary>
    private static readonly int[][] Shapes = [[5], [8], [1, 5], [3, 5], [2, 8], [3, 1], [2, 3, 5], [3, 2, 8], [2, 2, 1]];

    [Fact]
    public void Concat() => Holds(ForEveryAxis((p, axis, a, b) => p.Concat("C", axis, [a, b, p.Slice("N", a, axis, 0, Extent(a, axis, 1)), a])));

    [Fact]
    public void Slice() => Holds(ForEveryAxis((p, axis, a, b) =>
    {
        Tensor both = p.Concat("C", axis, [a, b]);
        Tensor like = Extent(both, axis, Math.Max(1, both.Shape.Extents[axis] - 2));
        return p.Map("M", Operand(0) * Operand(1), p.Slice("S", both, axis, 0, like), p.Slice("T", both, axis, 1, like));
    }));

    [Fact]
    public void Pad() => Holds(ForEveryAxis((p, axis, a, b) => p.Map(
        "M", Operand(0) * Operand(1), p.Pad("P", a, axis, 2, 0), p.Pad("Q", b, axis, 1, 1))));

    /// <summary>Axes rotated to the left, and axes in reverse order.</summary>
    [Fact]
    public void Permute() => Holds(ForEveryShape((p, a, b) =>
    {
        int rank = a.Shape.Rank;
        Tensor left = p.Permute("P", a, [.. Enumerable.Range(0, rank).Select(i => (i + 1) % rank)]);
        Tensor round = p.Permute("Q", b, [.. Enumerable.Range(0, rank).Reverse()]);
        return p.Map("M", Operand(0) + Operand(1), p.Reshape("R", left, Shape.Of((int)a.Shape.Size)), p.Reshape("T", round, Shape.Of((int)a.Shape.Size)));
    }));

    /// <summary>The last axis stays where it is.</summary>
    [Fact]
    public void PermutedRows() => Holds(ForEveryShape((p, a, _) => p.Permute("P", a, [.. Enumerable.Range(0, a.Shape.Rank - 1).Reverse(), a.Shape.Rank - 1])));

    /// <summary>Windows over signals and images, that overlap and that leave gaps, added up again: one is the other's adjoint.</summary>
    [Fact]
    public void Windows() => Holds(
    [
        .. from shape in new int[][] { [7, 1], [6, 3], [7, 8], [5, 6, 1], [4, 5, 3], [4, 4, 8] }
           from axis in new WindowAxis[] { new(1), new(2), new(3), new(2, Stride: 2), new(3, Stride: 2), new(2, Dilation: 2), new(1, Stride: 3), new(2, 3, 2) }
           from batched in new[] { false, true }
           select Case(shape, [Parameter("w", shape[^1], shape[^1]), Parameter("v", shape)], (p, x, stored) =>
           {
               Tensor image = batched ? p.MatMul("P", x, stored[0]) : p.Map("T", Tanh(Operand(0)), stored[1]);
               ImmutableArray<WindowAxis> axes = shape.Length == 2 ? [axis] : [axis, new(2)];
               Tensor windows = p.Window("K", image, axes);
               return p.SumOfWindows("S", p.Map("M", Operand(0) * Operand(0), windows), axes, image.Shape);
           }),
    ]);

    [Fact]
    public void PooledWindows() => Holds(
    [
        .. from shape in new int[][] { [7, 1], [7, 3], [8, 8], [5, 6, 1], [6, 5, 3] }
           from axis in new WindowAxis[] { new(2, Stride: 2), new(3), new(3, Stride: 2), new(2, 1, 2) }
           from ofMaximum in new[] { false, true }
           from batched in new[] { false, true }
           select Case(shape, [Parameter("w", shape[^1], shape[^1]), Parameter("v", shape)], (p, x, stored) =>
           {
               Tensor image = batched ? p.MatMul("P", x, stored[0]) : p.Map("T", Tanh(Operand(0)), stored[1]);
               ImmutableArray<WindowAxis> axes = shape.Length == 2 ? [axis] : [axis, new(2)];
               return ofMaximum ? p.WindowMaximum("K", image, axes) : p.WindowSpread("S", p.WindowSum("K", image, axes), axes, image.Shape);
           }),
    ]);

    /// <summary>With gradients of the image, of the kernels and of the row.</summary>
    [Fact]
    public void Depthwise() => Holds(
    [
        .. from shape in new int[][] { [7, 1], [7, 3], [8, 8], [5, 6, 1], [6, 5, 3] }
           from axis in new WindowAxis[] { new(2, Stride: 2), new(3), new(3, Stride: 2), new(2, 1, 2) }
           from batched in new[] { false, true }
           let taps = axis.Kernel * (shape.Length - 1)
           select Case(shape, [Parameter("w", shape[^1], shape[^1]), Parameter("v", shape), Parameter("k", shape[^1], taps), Parameter("r", shape[^1])], (p, x, stored) =>
           {
               Tensor image = batched ? p.MatMul("P", x, stored[0]) : p.Map("T", Tanh(Operand(0)), stored[1]);
               ImmutableArray<WindowAxis> axes = shape.Length == 2 ? [axis] : [axis, new(2)];
               return p.DepthwiseConvolution("Z", image, stored[2], axes, stored[3]);
           }),
    ]);

    [Fact]
    public void Reshape() => Holds(ForEveryShape((p, a, b) => p.Map(
        "M",
        Operand(0) * Operand(1),
        p.Reshape("R", a, Shape.Of((int)a.Shape.Size)),
        p.Reshape("F", p.Reshape("T", p.Map("E", Tanh(Operand(0)), b), Shape.Of((int)b.Shape.Size, 1)), Shape.Of((int)b.Shape.Size)))));

    /// <summary>A sample's rows, one row, one column and one number against a batch, and sums over it.</summary>
    [Fact]
    public void WhatIsRepeated() => Holds(
    [
        .. from shape in Shapes
           from narrow in new[] { shape, [shape[^1]], [.. shape[..^1], 1], [1] }
           select Case(shape, [Parameter("w", shape[^1], shape[^1]), Parameter("t", narrow)], (p, x, stored) =>
               p.Map("M", Operand(0) * Tanh(Operand(1)), p.MatMul("P", x, stored[0]), stored[1])),
        .. from shape in Shapes
           select Case(shape, [Parameter("w", shape[^1], shape[^1])], (p, x, stored) =>
           {
               Tensor a = p.MatMul("P", x, stored[0]);
               return p.Map("M", Operand(0) * Operand(1), a, p.SumSamples("S", a));
           }),
    ]);

    /// <summary>By rows, by columns and by rows over the batch, with and without the mean.</summary>
    [Fact]
    public void Standardize() => Holds(
    [
        .. from groups in Enum.GetValues<StandardGroups>()
           from isCentred in new[] { true, false }
           from one in ForEveryShape((p, a, b) => p.Map(
               "M", Operand(0) * Operand(1), p.Standardize("S", new Standardization(groups, isCentred, 0.1), a), b))
           select one,
    ]);

    [Fact]
    public void RandomNumbers() =>
        Holds(ForEveryShape((p, a, _) => p.Map("M", Select(Operand(1), 0.4, Operand(0), 0), a, p.RandomUniform("U", a, stream: 3))));

    private static void Holds(IEnumerable<(Program Program, double[] Inputs, IReadOnlyDictionary<string, double[]> Stored)> cases)
    {
        string? failure = EmittedProgram.Failure([.. cases], BatchSize);
        Assert.True(failure is null, failure);
    }

    private static IEnumerable<(Program Program, double[] Inputs, IReadOnlyDictionary<string, double[]> Stored)> ForEveryAxis(
        Func<ProgramBuilder, int, Tensor, Tensor, Tensor> build) =>
        from axis in Enumerable.Range(0, 3)
        from one in ForEveryShape((p, a, b) => build(p, axis, a, b), leastRank: axis + 1)
        select one;

    /// <summary>A matrix of each sample times another of the same sample.</summary>
    [Fact]
    public void MatricesOfOneSample() => Holds(
    [
        .. from shape in Shapes.Where(s => s.Length >= 2)
           from transposed in new[] { (A: false, B: true), (A: true, B: false) }
           select Case(shape, [Parameter("w", shape[^1], 5), Parameter("v", shape[^1], 5), Parameter("c", transposed.B ? shape[^2] : 5)], (p, x, stored) =>
               p.MatMul("Z", p.MatMul("P", x, stored[0]), p.MatMul("Q", x, stored[1]), transposed.A, transposed.B, stored[2])),
    ]);

    [Fact]
    public void Contractions() => Holds(ForEveryShape((p, a, b) => p.Contract("C", a, b)));

    /// <summary>Numbers known at compile time, as one row, as a sample's rows and as a factor.</summary>
    [Fact]
    public void Constants() => Holds(
    [
        .. from shape in Shapes
           from narrow in new[] { shape, [shape[^1]] }
           select Case(shape, [Parameter("w", shape[^1], shape[^1])], (p, x, stored) =>
               p.Map("M", Operand(0) * Operand(1), p.MatMul("P", x, stored[0]), p.Constant("K", ElementType.Double, Shape.Of(narrow), Numbers(narrow)))),
        .. from shape in Shapes
           select Case(shape, [Parameter("w", shape[^1], shape[^1])], (p, x, stored) =>
               p.MatMul("Q", p.MatMul("P", x, stored[0]), p.Constant("K", ElementType.Double, Shape.Of(shape[^1], 3), Numbers(shape[^1], 3)))),
    ]);

    /// <summary>A primitive that writes two tensors, of which both, the first or the second is read.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void SeveralOutputs(bool readsFirst, bool readsSecond) => Holds(ForEveryShape((p, a, _) =>
    {
        var split = new SineAndCosine(p, a);
        p.Append(split);
        return (readsFirst, readsSecond) switch
        {
            (true, true) => p.Map("M", Operand(0) * (1 + Operand(1)), split.Outputs[0], split.Outputs[1]),
            (true, false) => split.Outputs[0],
            _ => split.Outputs[1],
        };
    }));

    /// <summary>Two tensors of each shape: products of the samples, and parameters.</summary>
    private static IEnumerable<(Program Program, double[] Inputs, IReadOnlyDictionary<string, double[]> Stored)> ForEveryShape(
        Func<ProgramBuilder, Tensor, Tensor, Tensor> build, int leastRank = 1)
    {
        foreach (int[] shape in Shapes.Where(s => s.Length >= leastRank))
        {
            yield return Case(shape, [Parameter("w", shape[^1], shape[^1]), Parameter("v", shape[^1], shape[^1])], (p, x, stored) =>
                build(p, p.MatMul("P", x, stored[0]), p.MatMul("Q", x, stored[1], transposeB: true)));
            yield return Case(shape, [Parameter("w", shape), Parameter("v", shape)], (p, x, stored) =>
                build(p, stored[0], p.Map("Q", Tanh(Operand(0)), stored[1])));
        }
    }

    private static (Program Program, double[] Inputs, IReadOnlyDictionary<string, double[]> Stored) Case(
        int[] shape, Tensor[] stored, Func<ProgramBuilder, Tensor, Tensor[], Tensor> build)
    {
        var x = new Tensor("X", ElementType.Double, Shape.Of(shape), true, TensorRole.Input);
        var builder = new ProgramBuilder([x], [.. stored]);
        Tensor loss = builder.MeanAll(builder.Map("L", Tanh(Operand(0)) + (0.25 * (Operand(0) * Operand(0))), build(builder, x, stored)));
        Program program = Differentiator.Differentiate(builder.Build(loss));
        ProgramData data = ProgramData.Uniform(program, BatchSize, seed: 1);
        return (program, data.Inputs, data.Stored);
    }

    private static ImmutableArray<double> Numbers(params int[] shape) =>
        [.. Enumerable.Range(1, shape.Aggregate((a, b) => a * b)).Select(i => 0.1 * ((i * 7 % 11) - 5))];

    private static Tensor Parameter(string name, params int[] shape) =>
        new(name, ElementType.Double, Shape.Of(shape), false, TensorRole.Parameter, name);

    private static Tensor Extent(Tensor tensor, int axis, int extent) =>
        new("L", ElementType.Double, tensor.Shape.With(axis, extent), tensor.IsBatched, TensorRole.Intermediate);
}
