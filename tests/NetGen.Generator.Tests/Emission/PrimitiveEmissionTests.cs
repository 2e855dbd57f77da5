using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Gradients;
using Xunit;
using static NetGen.Generator.Primitives.Expression;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Primitives in places where no layer puts them: along every axis, of samples and of parameters, repeated in every way. Plain and fast against the interpreter.</summary>
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
           select Case(shape, [Parameter("w", shape[^1], shape[^1]), Parameter("t", narrow)], (p, stored) =>
               p.Map("M", Operand(0) * Tanh(Operand(1)), p.Product("P", p.Input, stored[0]), stored[1])),
        .. from shape in Shapes
           select Case(shape, [Parameter("w", shape[^1], shape[^1])], (p, stored) =>
           {
               Tensor a = p.Product("P", p.Input, stored[0]);
               return p.Map("M", Operand(0) * Operand(1), a, p.SumSamples("S", a));
           }),
    ]);

    [Fact]
    public void RandomNumbers() => Holds(ForEveryShape((p, a, _) => p.Map("M", Select(Operand(1), 0.4, Operand(0), 0), a, p.RandomUniform("U", a, stream: 3))));

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

    /// <summary>Two tensors of each shape: products of the samples, and parameters.</summary>
    private static IEnumerable<(Program Program, double[] Inputs, IReadOnlyDictionary<string, double[]> Stored)> ForEveryShape(
        Func<ProgramBuilder, Tensor, Tensor, Tensor> build, int leastRank = 1)
    {
        foreach (int[] shape in Shapes.Where(s => s.Length >= leastRank))
        {
            yield return Case(shape, [Parameter("w", shape[^1], shape[^1]), Parameter("v", shape[^1], shape[^1])], (p, stored) =>
                build(p, p.Product("P", p.Input, stored[0]), p.Product("Q", p.Input, stored[1], transposeB: true)));
            yield return Case(shape, [Parameter("w", shape), Parameter("v", shape)], (p, stored) =>
                build(p, stored[0], p.Map("Q", Tanh(Operand(0)), stored[1])));
        }
    }

    private static (Program Program, double[] Inputs, IReadOnlyDictionary<string, double[]> Stored) Case(
        int[] shape, Tensor[] stored, Func<ProgramBuilder, Tensor[], Tensor> build)
    {
        var x = new Tensor("X", Shape.Of(shape), true, TensorRole.Input);
        var builder = new ProgramBuilder(x, new Tensor("Y", Shape.Of(1), true, TensorRole.Target), [.. stored]);
        Tensor loss = builder.MeanAll(builder.Map("L", Tanh(Operand(0)) + (0.25 * (Operand(0) * Operand(0))), build(builder, stored)));
        Program program = Differentiator.Differentiate(builder.Build(loss, readsTarget: false));
        ProgramData data = ProgramData.Uniform(program, BatchSize, seed: 1);
        return (program, data.Inputs, data.Stored);
    }

    private static Tensor Parameter(string name, params int[] shape) => new(name, Shape.Of(shape), false, TensorRole.Parameter, name);

    private static Tensor Extent(Tensor tensor, int axis, int extent) => new("L", tensor.Shape.With(axis, extent), tensor.IsBatched, TensorRole.Intermediate);
}
