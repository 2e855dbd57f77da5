using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Appends primitives to a program; each call gives the tensor that is written.</summary>
internal static class ProgramBuilderExtensions
{
    /// <summary>
    /// C = A·B, each factor transposed where asked, plus a row where one is given. See <see cref="Primitives.MatMul"/> for the axes.
    /// </summary>
    public static Tensor MatMul(
        this ProgramBuilder program, string symbol, Tensor a, Tensor b, bool transposeA = false, bool transposeB = false, Tensor? addend = null, Tensor? into = null) =>
        program.Append(new MatMul(
            a, transposeA, b, transposeB, addend, into ?? program.New(symbol, a.Type, Primitives.MatMul.ShapeOf(a, transposeA, b, transposeB), a.IsBatched)));

    /// <summary>C = Aᵀ·B, summed over the samples and over all axes but the last.</summary>
    public static Tensor Contract(this ProgramBuilder program, string symbol, Tensor a, Tensor b, Tensor? into = null) =>
        program.Append(new Contract(a, b, into ?? program.New(symbol, a.Type, Shape.Of(a.Columns, b.Columns), false)));

    /// <summary>An elementwise expression; operands of one row, one column or one sample are repeated.</summary>
    public static Tensor Map(this ProgramBuilder program, string symbol, Expression expression, params Tensor[] operands) => program.Append(
        new Map(expression, [.. operands], program.New(symbol, operands[0].Type, Broadcast.ShapeOf(operands), operands.Any(o => o.IsBatched))));

    /// <summary>The same, shaped like a given tensor and written into another where there is one.</summary>
    public static Tensor MapLike(
        this ProgramBuilder program, string symbol, Tensor shape, Expression expression, Tensor? into, params Tensor[] operands) =>
        program.Append(new Map(expression, [.. operands], into ?? program.New(symbol, shape.Type, shape.Shape, shape.IsBatched)));

    /// <summary>So many copies of each number of a last axis of one, side by side.</summary>
    public static Tensor Repeat(this ProgramBuilder program, string symbol, Tensor column, int times) => times == 1 ? column : program.Append(
        new Map(Expression.Operand(0), [column], program.New(symbol, column.Type, column.Shape.WithLast(times), column.IsBatched)));

    /// <summary>The sum over the last axis, kept as an axis of one.</summary>
    public static Tensor SumColumns(this ProgramBuilder program, string symbol, Tensor input, Tensor? into = null) =>
        program.Append(new Reduce(ReduceKind.SumColumns, input, into ?? program.New(symbol, input.Type, input.Shape.WithLast(1), input.IsBatched)));

    /// <summary>The sum over the batch and all axes but the last.</summary>
    public static Tensor SumRows(this ProgramBuilder program, string symbol, Tensor input, Tensor? into = null) =>
        program.Append(new Reduce(ReduceKind.SumRows, input, into ?? program.New(symbol, input.Type, Shape.Of(input.Columns), false)));

    /// <summary>The sum over the batch: one sample.</summary>
    public static Tensor SumSamples(this ProgramBuilder program, string symbol, Tensor input, Tensor? into = null) =>
        program.Append(new Reduce(ReduceKind.SumSamples, input, into ?? program.New(symbol, input.Type, input.Shape, false)));

    /// <summary>The mean over all elements, a scalar.</summary>
    public static Tensor MeanAll(this ProgramBuilder program, Tensor input) =>
        program.Append(new Reduce(ReduceKind.MeanAll, input, program.New("J", input.Type, Shape.Scalar, false)));

    /// <summary>The sum over all elements, a scalar.</summary>
    public static Tensor SumAll(this ProgramBuilder program, string symbol, Tensor input) =>
        program.Append(new Reduce(ReduceKind.SumAll, input, program.New(symbol, input.Type, Shape.Scalar, false)));

    public static Tensor Softmax(this ProgramBuilder program, string symbol, Tensor input) =>
        program.Append(new Softmax(input, Like(program, symbol, input)));

    public static Tensor LogSoftmax(this ProgramBuilder program, string symbol, Tensor input) =>
        program.Append(new LogSoftmax(input, Like(program, symbol, input)));

    /// <summary>(x − mean) / √(variance + ε) in each group.</summary>
    public static Tensor Standardize(this ProgramBuilder program, string symbol, Standardization how, Tensor input) =>
        program.Append(new Standardize(how, input, Like(program, symbol, input)));

    /// <summary>The same, with the groups' means and biased variances.</summary>
    public static (Tensor Output, Tensor Means, Tensor Variances) StandardizeBatch(
        this ProgramBuilder program, string symbol, Standardization how, Tensor input)
    {
        Tensor means = program.New(symbol + "Means", input.Type, Shape.Of(how.CountOf(input)), false);
        Tensor variances = program.New(symbol + "Variances", input.Type, Shape.Of(how.CountOf(input)), false);
        return (program.Append(new Standardize(how, input, Like(program, symbol, input), means, variances)), means, variances);
    }

    /// <summary>The gradient of what was standardised, from that of what came out.</summary>
    public static Tensor StandardizeGradient(
        this ProgramBuilder program, string symbol, Standardization how, Tensor input, Tensor gradient, Tensor? into = null) =>
        program.Append(new StandardizeGradient(how, input, gradient, into ?? Like(program, symbol, input)));

    /// <summary>Tensors one after the other along an axis.</summary>
    public static Tensor Concat(this ProgramBuilder program, string symbol, int axis, ImmutableArray<Tensor> inputs, Tensor? into = null) =>
        program.Append(new Concat(
        inputs, axis, into ?? program.New(symbol, inputs[0].Type, inputs[0].Shape.With(axis, inputs.Sum(i => i.Shape.Extents[axis])), inputs[0].IsBatched)));

    /// <summary>A run along an axis, as long as that of a given tensor.</summary>
    public static Tensor Slice(this ProgramBuilder program, string symbol, Tensor input, int axis, int start, Tensor like, Tensor? into = null) =>
        program.Slice(symbol, input, axis, start, like.Shape.Extents[axis], into);

    /// <summary>A run of so many positions along an axis.</summary>
    public static Tensor Slice(this ProgramBuilder program, string symbol, Tensor input, int axis, int start, int extent, Tensor? into = null) =>
        program.Append(new Slice(input, axis, start, into ?? program.New(symbol, input.Type, input.Shape.With(axis, extent), input.IsBatched)));

    /// <summary>So many zeros before and behind the positions along an axis.</summary>
    public static Tensor Pad(this ProgramBuilder program, string symbol, Tensor input, int axis, int before, int behind, Tensor? into = null)
    {
        Shape shape = input.Shape.With(axis, before + input.Shape.Extents[axis] + behind);
        return program.Append(new Pad(input, axis, before, into ?? program.New(symbol, input.Type, shape, input.IsBatched)));
    }

    /// <summary>The axes of a sample in another order: for each axis of the output, that of the input.</summary>
    public static Tensor Permute(this ProgramBuilder program, string symbol, Tensor input, ImmutableArray<int> axes, Tensor? into = null) =>
        program.Append(new Permute(input, axes, into ?? program.New(symbol, input.Type, Primitives.Permute.ShapeOf(input, axes), input.IsBatched)));

    public static Tensor Reshape(this ProgramBuilder program, string symbol, Tensor input, Shape shape, Tensor? into = null) =>
        program.Append(new Reshape(input, into ?? program.New(symbol, input.Type, shape, input.IsBatched)));

    /// <summary>The windows of an image whose last axis are its channels, each as a row.</summary>
    public static Tensor Window(this ProgramBuilder program, string symbol, Tensor image, ImmutableArray<WindowAxis> axes, Tensor? into = null) =>
        program.Append(new Window(image, axes, into ?? program.New(symbol, image.Type, Primitives.Window.ShapeOf(image.Shape, axes)!, image.IsBatched)));

    /// <summary>The image in which each element is the sum over its places in windows.</summary>
    public static Tensor SumOfWindows(
        this ProgramBuilder program, string symbol, Tensor windows, ImmutableArray<WindowAxis> axes, Shape image, Tensor? into = null) =>
        program.Append(new SumOfWindows(windows, axes, into ?? program.New(symbol, windows.Type, image, windows.IsBatched)));

    /// <summary>The weighted sum over each window, channel by channel, plus a row where one is given.</summary>
    public static Tensor DepthwiseConvolution(
        this ProgramBuilder program, string symbol, Tensor image, Tensor weight, ImmutableArray<WindowAxis> axes, Tensor? addend = null, Tensor? into = null) =>
        program.Append(new DepthwiseConvolution(image, weight, addend, axes, into ?? Pooled(program, symbol, image, axes)));

    /// <summary>The gradient of its image.</summary>
    public static Tensor DepthwiseInputAdjoint(
        this ProgramBuilder program, string symbol, Tensor gradient, Tensor weight, ImmutableArray<WindowAxis> axes, Shape image, Tensor? into = null) =>
        program.Append(new DepthwiseInputAdjoint(gradient, weight, axes, into ?? program.New(symbol, gradient.Type, image, gradient.IsBatched)));

    /// <summary>The gradient of its kernels.</summary>
    public static Tensor DepthwiseWeightAdjoint(
        this ProgramBuilder program, string symbol, Tensor image, Tensor gradient, ImmutableArray<WindowAxis> axes, Tensor? into = null) =>
        program.Append(new DepthwiseWeightAdjoint(
            image, gradient, axes, into ?? program.New(symbol, image.Type, Shape.Of(image.Columns, DepthwiseWindows.Taps(axes)), false)));

    /// <summary>A number at so many positions along an axis, in the shape of a tensor otherwise.</summary>
    public static Tensor Filled(this ProgramBuilder program, string symbol, double value, Tensor like, int axis, int extent) =>
        program.Append(new Map(value, [], program.New(symbol, like.Type, like.Shape.With(axis, extent), like.IsBatched)));

    /// <summary>The largest number of each window, channel by channel.</summary>
    public static Tensor WindowMaximum(this ProgramBuilder program, string symbol, Tensor image, ImmutableArray<WindowAxis> axes) =>
        program.Append(new WindowMaximum(image, axes, Pooled(program, symbol, image, axes)));

    /// <summary>Its gradient, from that of the maxima.</summary>
    public static Tensor WindowMaximumGradient(
        this ProgramBuilder program, string symbol, Tensor image, Tensor gradient, ImmutableArray<WindowAxis> axes, Tensor? into = null) =>
        program.Append(new WindowMaximumGradient(image, gradient, axes, into ?? Like(program, symbol, image)));

    /// <summary>The sum over each window, channel by channel.</summary>
    public static Tensor WindowSum(this ProgramBuilder program, string symbol, Tensor image, ImmutableArray<WindowAxis> axes, Tensor? into = null) =>
        program.Append(new WindowSum(image, axes, into ?? Pooled(program, symbol, image, axes)));

    /// <summary>The image in which each number is added to all positions of its window.</summary>
    public static Tensor WindowSpread(
        this ProgramBuilder program, string symbol, Tensor pooled, ImmutableArray<WindowAxis> axes, Shape image, Tensor? into = null) =>
        program.Append(new WindowSpread(pooled, axes, into ?? program.New(symbol, pooled.Type, image, pooled.IsBatched)));

    /// <summary>Random numbers between 0 and 1 in the shape of a tensor, from the stream of a layer.</summary>
    public static Tensor RandomUniform(this ProgramBuilder program, string symbol, Tensor like, int stream) =>
        program.Append(new RandomDraw(RandomDistribution.Uniform, stream, Like(program, symbol, like)));

    /// <summary>The same in another shape, for each sample.</summary>
    public static Tensor RandomUniform(this ProgramBuilder program, string symbol, ElementType type, Shape shape, int stream) =>
        program.Append(new RandomDraw(RandomDistribution.Uniform, stream, program.New(symbol, type, shape, isBatched: true)));

    /// <summary>The same of normally distributed numbers.</summary>
    public static Tensor RandomNormal(this ProgramBuilder program, string symbol, Tensor like, int stream) =>
        program.Append(new RandomDraw(RandomDistribution.Normal, stream, Like(program, symbol, like)));

    /// <summary>What a buffer becomes after a training step: an expression over itself, operand 0, and further ones.</summary>
    public static void Update(this ProgramBuilder program, Tensor buffer, Expression next, params Tensor[] operands)
    {
        string symbol = program.Unique("next" + char.ToUpperInvariant(buffer.Symbol[0]) + buffer.Symbol.Substring(1));
        var update = new Tensor(symbol, buffer.Type, buffer.Shape, false, TensorRole.BufferUpdate, buffer.Name);
        program.MapLike(symbol, buffer, next, update, [buffer, .. operands]);
    }

    /// <summary>Zeros in the shape of a tensor.</summary>
    public static Tensor Zeros(this ProgramBuilder program, string symbol, Tensor like) =>
        program.Append(new Map(0, [], Like(program, symbol, like)));

    /// <summary>A tensor with a number for each window of an image and each channel.</summary>
    private static Tensor Pooled(ProgramBuilder program, string symbol, Tensor image, ImmutableArray<WindowAxis> axes) =>
        program.New(symbol, image.Type, PooledWindows.ShapeOf(image.Shape, axes)!, image.IsBatched);

    private static Tensor Like(ProgramBuilder program, string symbol, Tensor tensor) =>
        program.New(symbol, tensor.Type, tensor.Shape, tensor.IsBatched);
}
