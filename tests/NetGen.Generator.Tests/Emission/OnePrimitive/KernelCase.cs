using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Emission.OnePrimitive;

/// <summary>A program of one primitive, whose operands are given.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Kernel">The kernel it leads to, whatever its shape.</param>
/// <param name="Program">The program.</param>
internal sealed record KernelCase(string Name, Type Kernel, Program Program)
{
    /// <summary>Blocks of sums and of transposed weights that few samples and small layers fill.</summary>
    public static Choices Choices { get; } = Choices.Standard with { RowsPerSum = 16, WindowsPerSum = 16, PackedBytes = 2048 };

    /// <summary>Every primitive for each kernel that can do it, with operands of a shape.</summary>
    /// <param name="type">The type of numbers.</param>
    /// <param name="shape">The shape of a sample; its last axis may have any extent above 1.</param>
    /// <param name="columns">Another extent above 1.</param>
    public static IEnumerable<KernelCase> All(ElementType type, int[] shape, int columns)
    {
        int inner = shape[^1];
        int[] column = [.. shape[..^1], 1];
        return
        [
            Of("dense, of the caller's rows", typeof(DenseForward), (p, x) => p.MatMul("Z", x, p.Stored("w", columns, inner), transposeB: true, addend: p.Stored("b", columns))),
            Of("dense, without a bias", typeof(DenseForward), (p, _) => p.MatMul("Z", p.Given("A", shape), p.Stored("w", columns, inner), transposeB: true)),
            Of("dense, with an activation", typeof(DenseForward), (p, _) =>
                p.Map("C", Max(Operand(0), 0), p.MatMul("Z", p.Given("A", shape), p.Stored("w", columns, inner), transposeB: true, addend: p.Stored("b", columns)))),
            Of("dense, one output", typeof(OneOutputForward), (p, _) => p.MatMul("Z", p.Given("A", shape), p.Stored("w", 1, inner), transposeB: true, addend: p.Stored("b", 1))),
            Of("dense, one output of the caller's rows", typeof(OneOutputForward), (p, x) =>
                p.MatMul("Z", x, p.Stored("w", 1, inner), transposeB: true, addend: p.Stored("b", 1))),
            Of("dense, one output with an activation", typeof(OneOutputForward), (p, _) =>
                p.Map("C", Sigmoid(Operand(0)), p.MatMul("Z", p.Given("A", shape), p.Stored("w", 1, inner), transposeB: true, addend: p.Stored("b", 1)))),
            Of("input gradient", typeof(PackedInputGradient), (p, _) => p.MatMul("D", p.Given("A", shape), p.Stored("w", inner, columns))),
            Of("input gradient, with a mask", typeof(PackedInputGradient), (p, _) =>
            {
                Tensor kept = p.Given("K", [.. shape[..^1], 16], step: 0.5);
                return p.MeanAll(p.Map("M", Select(Operand(1), 0, Operand(0), 0), p.MatMul("D", p.Given("A", shape), p.Stored("w", inner, 16)), kept));
            }),
            Of("input gradient, with a mask and padding", typeof(PackedInputGradient), (p, _) =>
            {
                Tensor kept = p.Given("K", [.. shape[..^1], columns], step: 0.5);
                return p.MeanAll(p.Map("M", Select(Operand(1), 0, Operand(0), 0), p.MatMul("D", p.Given("A", shape), p.Stored("w", inner, columns)), kept));
            }),
            Of("input gradient of one output", typeof(OneOutputInputGradient), (p, _) => p.MatMul("D", p.Given("A", column), p.Stored("w", 1, columns))),
            Of("weight gradient", typeof(WeightGradient), (p, _) => p.Contract("C", p.Given("A", shape), p.Given("B", [.. shape[..^1], columns]), p.Gradient("w", inner, columns))),
            Of("weight gradient, of the caller's rows", typeof(WeightGradient), (p, x) =>
                p.Contract("C", p.Given("A", [.. shape[..^1], columns]), x, p.Gradient("w", columns, inner))),
            Of("weight gradient of one output", typeof(OneOutputWeightGradient), (p, _) =>
                p.Contract("C", p.Given("A", column), p.Given("B", shape), p.Gradient("w", 1, inner))),
            Of("weight gradient of one output, of the caller's rows", typeof(OneOutputWeightGradient), (p, x) =>
                p.Contract("C", p.Given("A", column), x, p.Gradient("w", 1, inner))),
            Of("sum of rows", typeof(ColumnSum), (p, _) => p.SumRows("S", p.Given("A", shape), p.Gradient("b", inner))),
            Of("sum of rows, into scratch", typeof(ColumnSum), (p, _) => p.SumRows("S", p.Given("A", shape))),
            Of("sum of rows of a function", typeof(ColumnSum), (p, _) => p.SumRows("S", p.Map("M", Operand(0) * Operand(1), p.Given("A", [16]), p.Given("B", [16])), p.Gradient("b", 16))),
            Of("sum of rows, one column", typeof(OneColumnSum), (p, _) => p.SumRows("S", p.Given("A", column), p.Gradient("b", 1))),
            Of("sum of columns", typeof(RowSum), (p, _) => p.SumColumns("S", p.Given("A", shape))),
            Of("recurrence", typeof(ScanKernel), (p, _) =>
            {
                Tensor sequence = p.Given("A", [3, inner]);
                Tensor x = new("x", type, Shape.Of(inner), true, TensorRole.Intermediate);
                Tensor h = new("h", type, Shape.Of(inner), true, TensorRole.Intermediate);
                var body = new ProgramBuilder([x, h], []);
                Tensor next = body.Map("m", Tanh(Operand(0) + (0.5 * Operand(1))), x, h);
                Tensor initial = p.Given("B", [inner]);
                Scan scan = new ProgramBuilder([sequence, initial], []).Scan(body.Build(next), 3, isReversed: true, [new Bound(x, sequence)], [(h, next, initial)]);
                p.Append(scan);
                return scan.SequenceOf(next);
            }),
            Of("recurrence with a mask", typeof(ScanKernel), (p, _) =>
            {
                Tensor sequence = p.Given("A", [3, inner]);
                Tensor mask = p.Given("K", [3, 1], step: 0.5);
                Tensor x = new("x", type, Shape.Of(inner), true, TensorRole.Intermediate);
                Tensor k = new("k", type, Shape.Of(1), true, TensorRole.Intermediate);
                Tensor h = new("h", type, Shape.Of(inner), true, TensorRole.Intermediate);
                var body = new ProgramBuilder([x, k, h], []);
                Tensor next = body.Map("m", Select(Operand(2), 0, Operand(0) + (0.5 * Operand(1)), Operand(1)), x, h, k);
                Scan scan = new ProgramBuilder([sequence, mask], []).Scan(
                    body.Build(next), 3, isReversed: false, [new Bound(x, sequence), new Bound(k, mask)], [(h, next, null)]);
                p.Append(scan);
                return scan.SequenceOf(next);
            }),
            Of("sum of samples", typeof(ScalarLoop), (p, _) => p.SumSamples("S", p.Given("A", [2, inner]))),
            Of("mean", typeof(RowsMean), (p, _) => p.MeanAll(p.Given("A", shape))),
            Of("mean, one column", typeof(ScalarLoop), (p, _) => p.MeanAll(p.Given("A", column))),
            Of("sum of all", typeof(RowsMean), (p, _) => p.SumAll("S", p.Given("A", shape))),
            Of("sum of all, one column", typeof(ScalarLoop), (p, _) => p.SumAll("S", p.Given("A", column))),
            Of("map", typeof(VectorMap), (p, _) =>
                p.Map("C", (Operand(0) * Operand(1)) - Operand(2), p.Given("A", shape), p.Given("B", column), p.Stored("v", inner))),
            Of("map, with a function", typeof(VectorMap), (p, _) => p.Map("C", Tanh(Operand(0)) / (2 + Operand(1)), p.Given("A", shape), p.Given("B", shape))),
            Of("map, of the caller's rows", RowVectors.Fit(inner) ? typeof(VectorMap) : typeof(ScalarLoop), (p, x) => p.Map("C", Exp(Operand(0)) - 1, x)),
            Of("map, one column", typeof(OneColumnMap), (p, _) => p.Map("C", Softplus(Operand(0)) * Operand(1), p.Given("A", column), p.Given("B", column))),
            Of("softmax", typeof(VectorSoftmax), (p, _) => p.Softmax("C", p.Given("A", shape))),
            Of("log-softmax", typeof(VectorLogSoftmax), (p, _) => p.LogSoftmax("C", p.Given("A", shape))),
            Of("softmax, of large numbers", typeof(VectorSoftmax), (p, _) => p.Softmax("C", p.Given("A", shape, step: 0.25, apart: 1500))),
            Of("log-softmax, of equal numbers", typeof(VectorLogSoftmax), (p, _) => p.LogSoftmax("C", p.Given("A", shape, step: 0.25))),
            Of("log-softmax, of large numbers", typeof(VectorLogSoftmax), (p, _) => p.LogSoftmax("C", p.Given("A", shape, step: 0.25, apart: 1500))),
            Of("softmax, of the caller's rows", typeof(ScalarLoop), (p, x) => p.Softmax("C", x)),
            Of("log-softmax, of the caller's rows", typeof(ScalarLoop), (p, x) => p.LogSoftmax("C", x)),
            Weighed((p, _) => p.Softmax("C", p.Given("A", shape))),
            Weighed((p, _) => p.Map("C", -Operand(0), p.Given("A", column))),
            Of("concat", typeof(ScalarLoop), (p, _) => p.Concat("C", shape.Length - 1, [p.Given("A", shape), p.Given("B", [.. shape[..^1], columns])])),
            Of("slice", typeof(ScalarLoop), (p, _) => p.Slice("C", p.Given("A", shape), shape.Length - 1, 1, p.Given("L", [.. shape[..^1], inner - 1]))),
            Of("reshape", typeof(ScalarLoop), (p, _) => p.Reshape("C", p.Given("A", [3, inner]), Shape.Of(inner, 3))),
            .. from groups in Enum.GetValues<StandardGroups>()
               from how in new[] { new Standardization(groups, IsCentred: true, Epsilon: 0.1), new Standardization(groups, IsCentred: false, Epsilon: 0.01) }
               from ofGradient in new[] { false, true }
               select Of($"{(ofGradient ? "gradient of standardised" : "standardised")} {groups}", typeof(VectorStandardize), (p, _) => ofGradient
                   ? p.StandardizeGradient("C", how, p.Given("A", shape), p.Given("D", shape))
                   : p.Standardize("C", how, p.Given("A", shape))),
            Of("permutation", typeof(ScalarLoop), (p, _) => p.Permute("C", p.Given("A", [2, 3, inner]), [1, 0, 2])),
            Of("padding of columns", typeof(ScalarLoop), (p, _) => p.Pad("C", p.Given("A", [3, inner]), axis: 1, before: 2, behind: 1)),
            Of("matrix transposed", typeof(ImageCopy), (p, _) => p.Permute("C", p.Given("A", [3, inner]), [1, 0])),
            Of("padding", typeof(ImageCopy), (p, _) => p.Pad("C", p.Given("A", [3, inner]), axis: 0, before: 2, behind: 1)),
            Of("padding of an image", typeof(ImageCopy), (p, _) => Padded(p, p.Given("A", [3, 5, inner]))),
            Of("padding of an image with one channel", typeof(ImageCopy), (p, _) => Padded(p, p.Given("A", [3, 5, 1]))),
            Of("padding that is read", typeof(ImageCopy), (p, _) => p.WindowSum("S", Padded(p, p.Given("A", [3, 5, inner])), [new(2), new(2)])),
            .. new[] { 1, 3, 8 }.SelectMany(channels => Turned([channels, 3, inner])),
            .. Turned([inner, 8]),
            .. Turned([3, 2, 3, inner]),
            .. shape.Length > 1 ? new[] { Of("the caller's image", typeof(ImageCopy), (p, x) => p.Permute("C", x, [.. Enumerable.Range(1, shape.Length - 1), 0])) } : [],
            Of("windows", typeof(ScalarLoop), (p, _) => p.Window("C", p.Given("A", [9, inner]), [new WindowAxis(3, Stride: 2)])),
            Of("windows of an image", typeof(ScalarLoop), (p, _) => p.Window("C", p.Given("A", [5, 8, 2]), [new WindowAxis(2, Stride: 2), new WindowAxis(3)])),
            Of("sum of windows", inner % 4 == 0 ? typeof(WindowScatter) : typeof(ScalarLoop), (p, _) => p.SumOfWindows("C", p.Given("A", [7, 3 * inner]), [new WindowAxis(3)], Shape.Of(9, inner))),
            Of("convolution of a signal", typeof(WindowForward), (p, _) => p.MatMul(
                "Z", p.Window("K", p.Given("A", [9, inner]), [new WindowAxis(3)]), p.Stored("w", columns, 3 * inner), transposeB: true, addend: p.Stored("b", columns))),
            Of("convolution of an image, with an activation", typeof(WindowForward), (p, _) => p.Map("C", Max(Operand(0), 0), p.MatMul(
                "Z", p.Window("K", p.Given("A", [5, 8, 2]), [new WindowAxis(2, Stride: 2), new WindowAxis(3)]), p.Stored("w", columns, 12), transposeB: true))),
            Of("convolution of an image with one channel", typeof(WindowForward), (p, _) => p.MatMul(
                "Z", p.Window("K", p.Given("A", [5, 9, 1]), [new WindowAxis(3), new WindowAxis(3)]), p.Stored("w", columns, 9), transposeB: true, addend: p.Stored("b", columns))),
            Of("convolution with gaps", typeof(WindowForward), (p, _) => p.MatMul(
                "Z", p.Window("K", p.Given("A", [6, 7, 8]), [new WindowAxis(2, Dilation: 2), new WindowAxis(2, 2, 3)]), p.Stored("w", columns, 32), transposeB: true)),
            .. from axes in new WindowAxis[][]
               {
                   [new(3), new(3)], [new(2, Stride: 2), new(3, Stride: 2)], [new(2), new(2, Stride: 3, Dilation: 2)], [new(5), new(5, Dilation: 3)],
               }
               from one in Depthwise([7, 19, inner], [.. axes])
               select one,
            .. from axes in new WindowAxis[][] { [new(2, Stride: 2), new(3, Stride: 3)], [new(3, Stride: 2), new(3)], [new(2, Dilation: 2), new(1, Stride: 2)], [new(4), new(5)] }
               from one in Pooled([8, 6, inner], [.. axes])
               select one,
            .. Pooled([33, inner], [new WindowAxis(33)]),
            Of("sum of windows of an image", typeof(WindowScatter), (p, _) =>
                p.SumOfWindows("C", p.Given("A", [2, 3, 6 * 12]), [new WindowAxis(2, Stride: 2), new WindowAxis(3, Stride: 3)], Shape.Of(4, 9, 12))),
            .. Depthwise([23, inner], [new WindowAxis(4, Stride: 2)]),
            .. Depthwise([6, 5, 4, inner], [new WindowAxis(2), new WindowAxis(3), new WindowAxis(4)]),
            .. Depthwise([8, 3, 5, inner], [new WindowAxis(3), new WindowAxis(2, Stride: 2), new WindowAxis(5)]),
            Of("depthwise, with an activation", typeof(DepthwiseForward), (p, _) => p.Map("C", Max(Operand(0), 0), p.DepthwiseConvolution(
                "Z", p.Given("A", [5, 9, inner]), p.Stored("w", inner, 6), [new WindowAxis(3), new WindowAxis(2)], p.Stored("b", inner)))),
            .. WindowsOf(inner).Select(w => Of($"convolution {w.Name}", typeof(WindowForward), (p, _) =>
            {
                Tensor windows = p.Window("K", p.Given("A", w.Image), w.Axes);
                return p.MatMul("Z", windows, p.Stored("w", columns, windows.Columns), transposeB: true, addend: p.Stored("b", columns));
            })),
            .. WindowsOf(inner).Select(w => Of($"weight gradient of a convolution, {w.Name}", typeof(WindowWeightGradient), (p, _) =>
            {
                Tensor windows = p.Window("K", p.Given("A", w.Image), w.Axes);
                return p.Contract("C", p.Given("D", [.. windows.Shape.Extents.SkipLast(1), columns]), windows, p.Gradient("w", columns, windows.Columns));
            })),
            .. WindowsOf(inner).Where(w => w.Image[^1] > 1).Select(w => Of(
                $"input gradient of a convolution, {w.Name}", InputGradientOf(w, crop: 0, columns), (p, _) => InputGradient(p, w, columns))),
            .. WindowsOf(inner).Where(w => w.Image[^1] > 1 && w.Image[0] > 2).Select(w =>
                Of($"input gradient of a convolution, {w.Name}, cropped and with a mask", InputGradientOf(w, crop: 1, columns), (p, _) => Cropped(p, w, columns))),
            .. new (string Name, int[] Image, ImmutableArray<WindowAxis> Axes)[]
               {
                   ("of an image", [11, 13, inner], [new(3), new(3)]), ("of a narrow image", [9, 4, inner], [new(3), new(2)]), ("of a signal", [17, inner], [new(4)]),
               }.SelectMany(w => new[]
               {
                   Of($"input gradient as a convolution, {w.Name}", typeof(WindowCorrelation), (p, _) => Cropped(p, w, 12)),
                   Of($"input gradient as a convolution without a mask, {w.Name}", typeof(WindowCorrelation), (p, _) => Cropped(p, w, 8, hasMask: false)),
               }),
            Of("rows of a table", typeof(ScalarLoop), (p, _) =>
                p.Gather("C", p.Table("w", 5, columns), p.Given("I", [4], below: 5), Shape.Of(4, columns))),
            Of("sums in the rows of a table", columns % 8 == 0 ? typeof(RowScatter) : typeof(ScalarLoop), (p, _) =>
                p.ScatterAdd(p.Given("A", [4, columns]), p.Given("I", [4], below: 5), p.Table("w", 5, columns))),
            Of("sums in the rows of a table, of vectors", typeof(RowScatter), (p, _) =>
                p.ScatterAdd(p.Given("A", [2, 3, 24]), p.Given("I", [2, 3], below: 7), p.Table("w", 7, 24))),
            Of("losses of class indices", typeof(VectorLogSoftmax), (p, _) =>
                p.ClassCrossEntropy(p.Given("A", shape), p.Given("T", column, below: inner), 0, ignored: 0)),
            Of("losses of class indices, smoothed", typeof(VectorLogSoftmax), (p, _) =>
                p.ClassCrossEntropy(p.Given("A", shape), p.Given("T", column, below: inner), 0.1, ignored: -1)),
            Of("gradient of losses of class indices", typeof(VectorClassGradient), (p, _) =>
                p.ClassCrossEntropyGradient(p.Given("A", shape), p.Given("T", column, below: inner), p.Given("G", column), 0, ignored: 0)),
            Of("gradient of losses of class indices, smoothed", typeof(VectorClassGradient), (p, _) =>
                p.ClassCrossEntropyGradient(p.Given("A", shape), p.Given("T", column, below: inner), p.Given("G", column), 0.1, ignored: -1)),
            Of("uniform random numbers", typeof(ScalarLoop), (p, x) => p.RandomUniform("U", x, stream: 3)),
            Of("normal random numbers", typeof(ScalarLoop), (p, x) => p.RandomNormal("N", x, stream: 3)),
            Of("matrices of one sample", typeof(ScalarLoop), (p, _) => p.MatMul("C", p.Given("A", [columns, inner]), p.Given("B", [columns, inner]), transposeB: true)),
        ];

        KernelCase Of(string name, Type kernel, Func<Building, Tensor, Tensor> build)
        {
            var building = new Building(new Tensor("X", type, Shape.Of(shape), true, TensorRole.Input));
            Tensor result = build(building, building.Input);
            return new KernelCase(name, kernel, building.Build(result));
        }

        KernelCase[] Turned(int[] image)
        {
            int axes = image.Length - 1;
            int[] last = [.. image[1..], image[0]];
            ImmutableArray<int> toBack = [.. Enumerable.Range(1, axes), 0];
            ImmutableArray<int> toFront = [axes, .. Enumerable.Range(0, axes)];
            int size = image.Aggregate(1, (a, b) => a * b);
            return
            [
                Of("channels last", typeof(ImageCopy), (p, _) => p.Permute("C", p.Given("A", image), toBack)),
                Of("channels first", typeof(ImageCopy), (p, _) => p.Permute("C", p.Given("A", last), toFront)),
                Of("channels last, of one axis", typeof(ImageCopy), (p, _) =>
                    p.Permute("C", p.Reshape("I", p.Given("A", [size]), Shape.Of(image)), toBack)),
                Of("channels first, as one axis", typeof(ImageCopy), (p, _) =>
                    p.Reshape("F", p.Permute("C", p.Given("A", last), toFront), Shape.Of(size))),
                .. size > 256 ? [] : new[]
                {
                    // A longer sum in single precision would differ by its own rounding errors.
                    Of("channels first, as one axis that is read", typeof(ImageCopy), (p, _) =>
                        p.SumColumns("S", p.Reshape("F", p.Permute("C", p.Given("A", last), toFront), Shape.Of(size)))),
                },
                Of("channels last, padded", typeof(ImageCopy), (p, _) => Padded(p, p.Permute("C", p.Given("A", image), toBack))),
                Of("channels last, and read", typeof(ImageCopy), (p, _) => p.WindowSum(
                    "S", p.Permute("C", p.Given("A", image), toBack), [.. Enumerable.Repeat(new WindowAxis(1), axes)])),
            ];
        }

        Tensor Padded(Building p, Tensor image) => Enumerable.Range(0, image.Shape.Rank - 1).Aggregate(
            image, (inner, axis) => p.Pad("P", inner, axis, before: 2 - axis, behind: 1 + axis));

        KernelCase[] Pooled(int[] image, ImmutableArray<WindowAxis> axes)
        {
            int[] pooled = [.. PooledWindows.ShapeOf(Shape.Of(image), axes)!.Extents];
            return
            [
                Of("maxima of windows", typeof(WindowReduction), (p, _) => p.WindowMaximum("M", p.Given("A", image, step: 0.5), axes)),
                Of("sums of windows", typeof(WindowReduction), (p, _) => p.WindowSum("S", p.Given("A", image), axes)),
                Of("gradient of maxima", typeof(WindowScatter), (p, _) =>
                    p.WindowMaximumGradient("D", p.Given("A", image, step: 0.5), p.Given("G", pooled), axes)),
                Of("windows spread", typeof(WindowScatter), (p, _) => p.WindowSpread("D", p.Given("G", pooled), axes, Shape.Of(image))),
            ];
        }

        KernelCase[] Depthwise(int[] image, ImmutableArray<WindowAxis> axes)
        {
            int taps = DepthwiseWindows.Taps(axes);
            int[] pooled = [.. PooledWindows.ShapeOf(Shape.Of(image), axes)!.Extents];
            return
            [
                Of("depthwise", typeof(DepthwiseForward), (p, _) =>
                    p.DepthwiseConvolution("Z", p.Given("A", image), p.Stored("w", inner, taps), axes, p.Stored("b", inner))),
                Of("depthwise, input gradient", typeof(DepthwiseInputGradient), (p, _) =>
                    p.DepthwiseInputAdjoint("D", p.Given("G", pooled), p.Stored("w", inner, taps), axes, Shape.Of(image))),
                Of("depthwise, weight gradient", typeof(DepthwiseWeightGradient), (p, _) =>
                    p.DepthwiseWeightAdjoint("D", p.Given("A", image), p.Given("G", pooled), axes, p.Gradient("w", inner, taps))),
            ];
        }

        // The one where few positions lie at an edge, and whole vectors of outputs.
        Type InputGradientOf((string Name, int[] Image, ImmutableArray<WindowAxis> Axes) w, int crop, int filters)
        {
            double positions = w.Axes.Select((a, i) => (w.Image[i] - (2.0 * crop)) / a.CountIn(w.Image[i])).Aggregate(1.0, (a, b) => a * b);
            return filters % 4 == 0 && positions <= 1.25 && w.Axes.All(a => a is { Stride: 1, Dilation: 1 }) ? typeof(WindowCorrelation) : typeof(WindowInputGradient);
        }

        Tensor Cropped(Building p, (string Name, int[] Image, ImmutableArray<WindowAxis> Axes) w, int filters, bool hasMask = true)
        {
            int[] image = [.. w.Image.SkipLast(1).Select(e => e - 2), w.Image[^1]];
            Tensor? kept = hasMask ? p.Given("K", image, step: 0.5) : null;
            Tensor gradient = InputGradient(p, w, filters);
            for (int axis = 0; axis < image.Length - 1; axis++)
            {
                gradient = p.Slice("C", gradient, axis, 1, p.Given("L", [.. image[..(axis + 1)], .. w.Image[(axis + 1)..]]));
            }

            return kept is null ? gradient : p.MeanAll(p.Map("M", Select(Operand(1), 0, Operand(0), 0), gradient, kept));
        }

        Tensor InputGradient(Building p, (string Name, int[] Image, ImmutableArray<WindowAxis> Axes) w, int filters)
        {
            int[] windows = [.. w.Axes.Select((a, i) => a.CountIn(w.Image[i]))];
            int taps = w.Axes.Aggregate(1, (product, a) => product * a.Kernel);
            Tensor gradient = p.MatMul("D", p.Given("A", [.. windows, filters]), p.Stored("w", filters, taps * w.Image[^1]));
            return p.SumOfWindows("S", gradient, w.Axes, Shape.Of(w.Image));
        }

        KernelCase Weighed(Func<Building, Tensor, Tensor> build)
        {
            KernelCase weighed = Of("samples weighed", typeof(SampleWeighing), build);
            return weighed with { Program = weighed.Program with { Weighed = weighed.Program.Results } };
        }
    }

    /// <summary>Windows over images: side by side in memory and not, of few channels, with strides that divide and that do not, with gaps.</summary>
    private static (string Name, int[] Image, ImmutableArray<WindowAxis> Axes)[] WindowsOf(int channels) =>
    [
        ("of a signal", [9, channels], [new WindowAxis(3)]),
        ("of a long signal", [40, 8], [new WindowAxis(2)]),
        ("of one channel", [7, 9, 1], [new WindowAxis(3), new WindowAxis(5)]),
        ("of one channel, in pairs", [9, 7, 1], [new WindowAxis(3), new WindowAxis(2)]),
        ("of one channel, in pairs with a stride and gaps", [9, 8, 1], [new WindowAxis(2, Stride: 2, Dilation: 2), new WindowAxis(3)]),
        ("of three channels", [5, 6, 3], [new WindowAxis(3), new WindowAxis(2)]),
        ("of a wide kernel of three channels", [8, 7, 3], [new WindowAxis(5), new WindowAxis(4)]),
        ("with strides", [6, 9, channels], [new WindowAxis(2, Stride: 3), new WindowAxis(4, Stride: 2)]),
        ("with gaps", [6, 7, 8], [new WindowAxis(2, Dilation: 2), new WindowAxis(2, 2, 3)]),
        ("with strides longer than windows", [7, 8, 8], [new WindowAxis(2, Stride: 3), new WindowAxis(1, Stride: 3)]),
    ];

    public override string ToString() => $"{Name} ({string.Join("; ", Program.Steps.Where(s => s is not OnePrimitive.Given).Select(s => s.Formula))})";

    /// <summary>A program in the making, whose stored tensors are added as they are needed.</summary>
    private sealed class Building(Tensor input)
    {
        /// <summary>Before the name of a stored tensor.</summary>
        private const string Layer = "layer1.";

        private readonly List<Tensor> _stored = [];
        private readonly List<Primitive> _steps = [];

        public Tensor Input => input;

        public Tensor Stored(string name, params int[] shape)
        {
            var tensor = new Tensor(name, input.Type, Shape.Of(shape), false, TensorRole.Parameter, Layer + name);
            _stored.Add(tensor);
            return tensor;
        }

        /// <summary>The gradient of a stored tensor.</summary>
        public Tensor Gradient(string name, params int[] shape)
        {
            Stored(name, shape);
            return new Tensor("d" + name, input.Type, Shape.Of(shape), false, TensorRole.ParameterGradient, Layer + name);
        }

        public Tensor Given(string symbol, int[] shape, double step = 0, double apart = 0, int below = 0) => Append(
            new Given(new Tensor(symbol, input.Type, Shape.Of(shape), true, TensorRole.Intermediate), seed: _steps.Count + 1, step, apart, below));

        /// <summary>A stored tensor of which single rows are read.</summary>
        public Tensor Table(string name, int rows, int columns)
        {
            var tensor = new Tensor(name, input.Type, Shape.Of(rows, columns), false, TensorRole.Parameter, Layer + name) { IsTable = true };
            _stored.Add(tensor);
            return tensor;
        }

        public Tensor Gather(string symbol, Tensor table, Tensor indices, Shape shape) => With(p => p.Gather(symbol, table, indices, shape));

        public Tensor ScatterAdd(Tensor rows, Tensor indices, Tensor table) => With(p => p.ScatterAdd(
            string.Empty, rows, indices, table.Shape, new Tensor("d" + table.Symbol, input.Type, table.Shape, false, TensorRole.ParameterGradient, table.Name)));

        public Tensor ClassCrossEntropy(Tensor logits, Tensor targets, double smoothing, int ignored) =>
            With(p => p.ClassCrossEntropy("L", logits, targets, smoothing, ignored));

        public Tensor ClassCrossEntropyGradient(Tensor logarithms, Tensor targets, Tensor gradient, double smoothing, int ignored) =>
            With(p => p.ClassCrossEntropyGradient("D", logarithms, targets, gradient, smoothing, ignored));

        public Tensor MatMul(string symbol, Tensor a, Tensor b, bool transposeB = false, Tensor? addend = null) =>
            With(p => p.MatMul(symbol, a, b, transposeB: transposeB, addend: addend));

        public Tensor Contract(string symbol, Tensor a, Tensor b, Tensor into) => With(p => p.Contract(symbol, a, b, into));

        public Tensor Map(string symbol, Expression expression, params Tensor[] operands) => With(p => p.Map(symbol, expression, operands));

        public Tensor SumRows(string symbol, Tensor a, Tensor? into = null) => With(p => p.SumRows(symbol, a, into));

        public Tensor SumColumns(string symbol, Tensor a) => With(p => p.SumColumns(symbol, a));

        public Tensor SumSamples(string symbol, Tensor a) => With(p => p.SumSamples(symbol, a));

        public Tensor MeanAll(Tensor a) => With(p => p.MeanAll(a));

        public Tensor SumAll(string symbol, Tensor a) => With(p => p.SumAll(symbol, a));

        public Tensor Softmax(string symbol, Tensor a) => With(p => p.Softmax(symbol, a));

        public Tensor LogSoftmax(string symbol, Tensor a) => With(p => p.LogSoftmax(symbol, a));

        public Tensor Concat(string symbol, int axis, ImmutableArray<Tensor> inputs) => With(p => p.Concat(symbol, axis, inputs));

        public Tensor Slice(string symbol, Tensor a, int axis, int start, Tensor like) => With(p => p.Slice(symbol, a, axis, start, like));

        public Tensor Reshape(string symbol, Tensor a, Shape shape) => With(p => p.Reshape(symbol, a, shape));

        public Tensor Standardize(string symbol, Standardization how, Tensor a) => With(p => p.Standardize(symbol, how, a));

        public Tensor StandardizeGradient(string symbol, Standardization how, Tensor a, Tensor d) => With(p => p.StandardizeGradient(symbol, how, a, d));

        public Tensor Permute(string symbol, Tensor a, ImmutableArray<int> axes) => With(p => p.Permute(symbol, a, axes));

        public Tensor Pad(string symbol, Tensor a, int axis, int before, int behind) => With(p => p.Pad(symbol, a, axis, before, behind));

        public Tensor Window(string symbol, Tensor a, ImmutableArray<WindowAxis> axes) => With(p => p.Window(symbol, a, axes));

        public Tensor SumOfWindows(string symbol, Tensor a, ImmutableArray<WindowAxis> axes, Shape image) => With(p => p.SumOfWindows(symbol, a, axes, image));

        public Tensor DepthwiseConvolution(string symbol, Tensor a, Tensor weight, ImmutableArray<WindowAxis> axes, Tensor? addend = null) =>
            With(p => p.DepthwiseConvolution(symbol, a, weight, axes, addend));

        public Tensor DepthwiseInputAdjoint(string symbol, Tensor d, Tensor weight, ImmutableArray<WindowAxis> axes, Shape image) =>
            With(p => p.DepthwiseInputAdjoint(symbol, d, weight, axes, image));

        public Tensor DepthwiseWeightAdjoint(string symbol, Tensor a, Tensor d, ImmutableArray<WindowAxis> axes, Tensor into) =>
            With(p => p.DepthwiseWeightAdjoint(symbol, a, d, axes, into));

        public Tensor WindowMaximum(string symbol, Tensor a, ImmutableArray<WindowAxis> axes) => With(p => p.WindowMaximum(symbol, a, axes));

        public Tensor WindowMaximumGradient(string symbol, Tensor a, Tensor d, ImmutableArray<WindowAxis> axes) =>
            With(p => p.WindowMaximumGradient(symbol, a, d, axes));

        public Tensor WindowSum(string symbol, Tensor a, ImmutableArray<WindowAxis> axes) => With(p => p.WindowSum(symbol, a, axes));

        public Tensor WindowSpread(string symbol, Tensor d, ImmutableArray<WindowAxis> axes, Shape image) => With(p => p.WindowSpread(symbol, d, axes, image));

        public Tensor RandomUniform(string symbol, Tensor like, int stream) => With(p => p.RandomUniform(symbol, like, stream));

        public Tensor RandomNormal(string symbol, Tensor like, int stream) => With(p => p.RandomNormal(symbol, like, stream));

        public Program Build(Tensor result) => new([input], [.. _stored], [.. _steps], [result]);

        private Tensor With(Func<ProgramBuilder, Tensor> append)
        {
            var builder = new ProgramBuilder(new Program([input], [.. _stored], [.. _steps], []));
            Tensor output = append(builder);
            _steps.Add(builder.Build().Steps[^1]);
            return output;
        }

        public Tensor Append(Primitive step)
        {
            _steps.Add(step);
            return step.Output;
        }
    }
}
