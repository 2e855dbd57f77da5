using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Adjoints of what moves elements: along every axis, of samples and of parameters.</summary>
public class RearrangementGradientTests : PrimitiveGradientTests
{
    public static TheoryData<int, int, bool> Axes
    {
        get
        {
            var axes = new TheoryData<int, int, bool>();
            foreach ((int rank, int axis, bool batched) in
                from rank in Enumerable.Range(1, 3) from axis in Enumerable.Range(0, rank) from batched in new[] { false, true } select (rank, axis, batched))
            {
                axes.Add(rank, axis, batched);
            }

            return axes;
        }
    }

    /// <summary>Two tensors and a part of the first, which is narrower along the axis; and one tensor twice.</summary>
    [Theory]
    [MemberData(nameof(Axes))]
    public void Concat(int rank, int axis, bool batched) => Holds(rank, batched, (p, a, b) =>
    {
        Tensor narrow = p.Slice("N", b, axis, 1, Extent(b, axis, 1));
        return p.Concat("C", axis, [a, narrow, b, a]);
    });

    [Theory]
    [MemberData(nameof(Axes))]
    public void Slice(int rank, int axis, bool batched)
    {
        for (int start = 0; start < 4; start++)
        {
            for (int extent = 1; start + extent <= 4; extent++)
            {
                Holds(rank, batched, (p, a, b) =>
                {
                    Tensor four = p.Concat("C", axis, [a, b]);
                    return p.Slice("S", four, axis, start, Extent(four, axis, extent));
                });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void OverlappingSlices(int rank, int axis, bool batched) => Holds(rank, batched, (p, a, b) =>
    {
        Tensor four = p.Concat("C", axis, [a, b]);
        Tensor like = Extent(four, axis, 3);
        return p.Map("M", Operand(0) * Operand(1), p.Slice("S", four, axis, 0, like), p.Slice("T", four, axis, 1, like));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reshape(bool batched)
    {
        foreach (Shape shape in new[] { Shape.Of(8), Shape.Of(2, 4), Shape.Of(8, 1), Shape.Of(1, 8), Shape.Of(4, 1, 2) })
        {
            Holds(3, batched, (p, a, b) => p.Reshape("R", a, shape));
            Holds(3, batched, (p, a, b) => p.Reshape("B", p.Map("M", Tanh(Operand(0)), p.Reshape("R", a, shape)), a.Shape));
        }
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Pad(int rank, int axis, bool batched)
    {
        foreach ((int before, int behind) in new[] { (1, 0), (0, 2), (2, 1), (0, 0) })
        {
            Holds(rank, batched, (p, a, b) => p.Pad("P", p.Map("M", Operand(0) * Operand(1), a, b), axis, before, behind));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PooledWindows(bool batched)
    {
        foreach (WindowAxis axis in new WindowAxis[] { new(2), new(3), new(2, Stride: 2), new(2, Dilation: 2) })
        {
            // Which number is the largest is clear: tensors are within 1.5 and their products within 2.25.
            Holds(3, batched, (p, a, b) => p.WindowMaximum(
                "W", p.Concat("C", 0, [a, p.Map("U", Operand(0) + 9, b), p.Map("V", (0.5 * Operand(0)) - 9, a), p.Map("N", 0.3 * Operand(0), b)]), [axis, new(1)]));
            Holds(3, batched, (p, a, b) => p.WindowSum("W", p.Pad("P", a, 0, 1, 1), [axis, new(2)]));
            Holds(3, batched, (p, a, b) => p.WindowSpread("W", p.WindowSum("S", p.Pad("P", a, 0, 1, 1), [axis, new(2)]), [axis, new(2)], Shape.Of(4, 2, 2)));
        }
    }

    /// <summary>A kernel for each channel: what it multiplies, the kernels, and both through its own adjoints.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Depthwise(bool batched)
    {
        foreach (WindowAxis axis in new WindowAxis[] { new(1), new(2), new(3), new(2, Stride: 2), new(2, Dilation: 2), new(1, Stride: 3) })
        {
            ImmutableArray<WindowAxis> axes = [axis, new(2)];
            (Tensor k, Tensor row) = (Parameter("k", 2, 2 * axis.Kernel), Parameter("r", 2));
            (Tensor x, Tensor[] stored, Func<ProgramBuilder, (Tensor A, Tensor B)> tensors) = Tensors(3, batched);
            CheckBoth((p, image, _) => p.DepthwiseConvolution("D", image, k, axes, row));
            CheckBoth((p, image, other) => p.DepthwiseInputAdjoint("D", p.DepthwiseConvolution("S", other, k, axes), k, axes, image.Shape));
            CheckBoth((p, image, other) => p.DepthwiseWeightAdjoint("D", image, p.DepthwiseConvolution("S", other, k, axes), axes));

            void CheckBoth(Func<ProgramBuilder, Tensor, Tensor, Tensor> build) => Check(x, [.. stored, k, row], p =>
            {
                (Tensor a, Tensor b) = tensors(p);
                return build(p, p.Pad("P", a, 0, 1, 1), p.Pad("Q", b, 0, 1, 1));
            });
        }
    }

    /// <summary>Windows of a signal, with strides and gaps, and their sum.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Windows(bool batched)
    {
        foreach (WindowAxis axis in new WindowAxis[] { new(1), new(2), new(3), new(2, Stride: 2), new(2, Dilation: 2), new(1, Stride: 3) })
        {
            Holds(3, batched, (p, a, b) => p.Window("W", p.Pad("P", p.Map("M", Operand(0) * Operand(1), a, b), 0, 1, 1), [axis, new(1)]));
            Holds(3, batched, (p, a, b) => p.SumOfWindows("S", p.Window("W", p.Pad("P", a, 0, 2, 1), [axis, new(2)]), [axis, new(2)], Shape.Of(5, 2, 2)));
        }
    }

    /// <summary>Every order, of extents that differ: 2, 3 and 4.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Permute(bool batched)
    {
        foreach (int[] axes in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
        {
            Holds(3, batched, (p, a, b) =>
            {
                Tensor wide = p.Pad("H", p.Pad("W", a, 1, 0, 1), 2, 1, 1);
                return p.Permute("P", p.Map("M", Operand(0) + (0.1 * Operand(1)), wide, Constant(p, 3, 4)), [.. axes]);
            });
        }
    }

    /// <summary>Behind a mean alone gradients are the same for all elements until something writes them down.</summary>
    [Theory]
    [MemberData(nameof(Axes))]
    public void OfUniformGradients(int rank, int axis, bool batched)
    {
        (Tensor x, Tensor[] stored, Func<ProgramBuilder, (Tensor A, Tensor B)> build) = Tensors(rank, batched);
        CheckLoss(x, [.. stored], p => p.MeanAll(p.Concat("C", axis, [build(p).A, build(p).B])));
        CheckLoss(x, [.. stored], p => p.MeanAll(p.Slice("S", build(p).A, axis, 1, Extent(build(p).A, axis, 1))));
        CheckLoss(x, [.. stored], p => p.MeanAll(p.Pad("P", build(p).A, axis, 1, 1)));
        CheckLoss(x, [.. stored], p => p.MeanAll(p.Reshape("R", build(p).A, Shape.Of((int)build(p).A.Shape.Size))));
    }

    /// <summary>Only what is trained gets a gradient.</summary>
    [Fact]
    public void OfFrozenParts()
    {
        Tensor trained = Parameter("trained", 2, 3);
        Tensor frozen = Frozen("frozen", 2, 3);
        Check(Input(1), [trained, frozen], p => p.Concat("C", 0, [frozen, trained]));
        Check(Input(1), [trained, frozen], p => p.Slice("S", p.Concat("C", 1, [trained, frozen]), 1, 2, Extent(frozen, 1, 2)));
    }

    /// <summary>What is drawn does not move with a parameter.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void OfDroppedElements(int rowsPerSample)
    {
        Tensor x = Input(rowsPerSample);
        Tensor w = Parameter("w", InputColumns, 3);
        Check(x, [w], p =>
        {
            Tensor a = p.MatMul("A", x, w);
            return p.Map("D", Select(Operand(1), 0.3, Operand(0) * (1 / 0.7), 0), a, p.RandomUniform("M", a, stream: 1));
        });
    }

    private static void Holds(int rank, bool batched, Func<ProgramBuilder, Tensor, Tensor, Tensor> build)
    {
        (Tensor x, Tensor[] stored, Func<ProgramBuilder, (Tensor A, Tensor B)> tensors) = Tensors(rank, batched);
        Check(x, [.. stored], p =>
        {
            (Tensor a, Tensor b) = tensors(p);
            return build(p, a, b);
        });
    }

    /// <summary>Two tensors of extent 2 along every axis: products with the samples, or parameters.</summary>
    private static (Tensor X, Tensor[] Stored, Func<ProgramBuilder, (Tensor A, Tensor B)> Build) Tensors(int rank, bool batched)
    {
        int[] shape = [.. Enumerable.Repeat(2, rank)];
        if (!batched)
        {
            Tensor[] both = [Parameter("a", shape), Parameter("b", shape)];
            return (Input(1), both, _ => (both[0], both[1]));
        }

        var x = new Tensor("X", ElementType.Double, Shape.Of(shape).WithLast(InputColumns), true, TensorRole.Input);
        Tensor[] weights = [Parameter("w", InputColumns, 2), Parameter("v", InputColumns, 2)];
        return (x, weights, p => (p.MatMul("A", x, weights[0]), p.MatMul("B", x, weights[1])));
    }

    private static Tensor Extent(Tensor tensor, int axis, int extent) =>
        new("L", ElementType.Double, tensor.Shape.With(axis, extent), tensor.IsBatched, TensorRole.Intermediate);

    /// <summary>Numbers for each row of a sample of two, so that no two places are alike.</summary>
    private static Tensor Constant(ProgramBuilder program, int rows, int columns) => program.Constant(
        "K", ElementType.Double, Shape.Of(2, rows, columns), [.. Enumerable.Range(0, 2 * rows * columns).Select(i => 0.1 * ((i * 5 % 7) - 3))]);
}
