using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// dX[y, x] = Σ P[y + i, x + j]·W[kernel − 1 − i, kernel − 1 − j], the gradient of a convolution's input as a convolution: of the deltas P with zeros
/// around them, and of the flipped kernel, whose transposed weights stand on the stack. Its runs are as long as those of the layer itself; it pays
/// where few positions lie at an edge.
/// </summary>
internal sealed class WindowCorrelation : Kernel, IFusing
{
    /// <summary>Samples for which weights are transposed once: their deltas, read for each block of channels, stay in the L2 cache.</summary>
    private const int SamplesTogether = 4;

    private readonly MatMul _product;
    private readonly ImmutableArray<Primitive> _toImage;
    private readonly Map? _epilogue;
    private readonly Choices _choices;
    private readonly ImageCopy _copy;
    private readonly Window _windows;

    private WindowCorrelation(MatMul product, ImmutableArray<Primitive> toImage, Map? epilogue, Choices choices)
    {
        (_product, _toImage, _epilogue, _choices) = (product, toImage, epilogue, choices);
        ImmutableArray<WindowAxis> axes = ((SumOfWindows)toImage[0]).Axes;
        Tensor padded = product.A;
        var pads = ImmutableArray.CreateBuilder<Pad>();
        for (int axis = 0; axis < axes.Length; axis++)
        {
            int extent = Image.Shape.Extents[axis] + axes[axis].Kernel - 1;
            pads.Add(new Pad(padded, axis, ZerosBefore(toImage, axis), padded = new Tensor(product.A + "Padded", padded.Type, padded.Shape.With(axis, extent), true, TensorRole.Intermediate)));
        }

        _copy = ImageCopy.Of(pads);
        _windows = new Window(padded, axes, new Tensor("K", padded.Type, Window.ShapeOf(padded.Shape, axes)!, true, TensorRole.Intermediate));
    }

    public ImmutableArray<Primitive> Fused => _epilogue is null ? _toImage : _toImage.Add(_epilogue);

    public override ImmutableArray<string> Formulas => [_product.Formula, .. Fused.Select(s => s.Formula)];

    public override ImmutableArray<Tensor> Reads =>
        _epilogue is null ? _product.Inputs : [.. _product.Inputs, .. _epilogue.Inputs.Where(i => i != Image)];

    public override ImmutableArray<Tensor> Writes => [Result, .. Own];

    public override ImmutableArray<Tensor> Own => [_windows.Input];

    public override Partition Partition => Partition.Samples;

    public override int WidestVectors => VectorBits.Wide;

    public override int RunLength(ProgramStorage storage) => storage[Result].Width;

    /// <summary>The gradient.</summary>
    private Tensor Image => _toImage[_toImage.Length - 1].Output;

    private Tensor Result => _epilogue?.Output ?? Image;

    private int Taps => _windows.Axes.Aggregate(1, (taps, a) => taps * a.Kernel);

    public override void Write(FastWriter writer)
    {
        int panel = _choices.PanelWidth(Image.Columns, writer.Precision);
        int vectors = panel % writer.Lanes == 0 ? writer.VectorsOfBlock(panel, writer.Tiling.ForwardVectors) : 1;
        int width = vectors * writer.Lanes;
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        {
            string block = writer.StackMemory("block", Taps * _product.A.Columns * width);
            using (writer.SampleParts(SamplesTogether))
            {
                using (writer.SamplesOfPart(SamplesTogether, out Index sample))
                {
                    _copy.WriteSample(writer, sample, PlaceOf(sample));
                }

                using (writer.SteppedLoop("i", 0, writer.WidthOf(Result), width, out Index channel))
                {
                    WriteWeights(writer, channel, width, block);
                    using (writer.SamplesOfPart(SamplesTogether, out Index sample))
                    {
                        WriteImage(writer, new TileFactors(Image, _windows.Output, First: 0, block, width, Addend: null), vectors, channel, sample);
                    }
                }
            }
        }
    }

    /// <summary>Where a sample's padded deltas are: each part of the batch takes the same memory.</summary>
    private static Index PlaceOf(Index sample) => sample.Value is null ? Index.Of("s - part") : sample;

    /// <summary>Transposes the weights of a block of channels, the last tap first.</summary>
    private void WriteWeights(FastWriter writer, Index channel, int width, string block)
    {
        StoredSlot weight = writer.Stored(_product.B);
        int channels = Image.Columns;
        int outputs = _product.A.Columns;
        string left = channel.Value is { } number
            ? Literal.Of(Math.Min(width, channels - number))
            : $"nint.Min({Literal.Of(width)}, {Literal.Of(channels)} - {channel})";
        string lengths = string.Join(", ", new[] { weight.PanelWidth, weight.PanelWidth * weight.Columns, outputs }.Select(Literal.Of));
        using (writer.SteppedLoop("t", 0, Taps, 1, out Index tap))
        {
            Address from = writer.PanelElement(_product.B, 0, (tap * channels) + channel, 0);
            string to = $"At(ref {block}, ({Literal.Of(Taps - 1)} - {tap.Factor}) * {Literal.Of(outputs * width)})";
            writer.Code.Line($"PanelTranspose.Copy(ref {from}, {lengths}, {left}, {Literal.Of(width)}, ref {to});");
        }
    }

    private void WriteImage(FastWriter writer, TileFactors factors, int vectors, Index channel, Index sample)
    {
        int last = _windows.Axes.Length - 1;
        int rows = last == 0 ? 1 : Image.Shape.Extents[0];
        using (writer.SteppedLoop("row", 0, rows, 1, out Index row))
        {
            foreach (TileRun tiles in WindowForward.TilesOf(Image.Shape.Extents[last], vectors, writer.Tiling))
            {
                using (writer.SteppedLoop("column", tiles.First, tiles.First + (tiles.Count * tiles.Width), tiles.Width, out Index first))
                {
                    LeftOperand deltas = LeftOperand.Windows(writer, _windows, PlaceOf(sample), last == 0 ? [first] : [row, first], last);
                    var tile = new Tile(tiles.Width, vectors, Chains: 1, WindowRuns.Length(writer, _windows), Straight: false);
                    Index place = (((sample * rows) + row) * Image.Shape.Extents[last]) + first;
                    new RowTile(writer, factors, tile, place, channel, deltas).Write(_epilogue is null ? Result : null, _epilogue);
                }
            }
        }
    }

    /// <summary>Zeros before the deltas: as many as let the last tap meet the first of them, without those that are cropped.</summary>
    private static int ZerosBefore(ImmutableArray<Primitive> toImage, int axis) =>
        ((SumOfWindows)toImage[0]).Axes[axis].Kernel - 1 - toImage.OfType<Slice>().Where(s => s.Axis == axis).Sum(s => s.Start);

    public sealed class Strategy : KernelStrategy
    {
        private const int MostAxes = 2;

        /// <summary>The most positions for each window: from there on, the products with zeros cost more than the edges.</summary>
        private const double MostPositions = 1.25;

        /// <summary>Before <see cref="WindowInputGradient"/>.</summary>
        public override int Priority => 3;

        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (step is not MatMul product || !context.IsInputGradient(product))
            {
                return null;
            }

            ImmutableArray<Primitive> steps = context.StepsToImage(product);
            return steps.FirstOrDefault() is SumOfWindows sum && Fits(sum, steps, product, context)
                ? new WindowCorrelation(product, steps, context.EpilogueOfGradient(step, steps.Last().Output), context.Choices)
                : null;
        }

        /// <summary>The other operands of the elementwise step.</summary>
        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            TryMatch(step, context) is WindowCorrelation { _epilogue: { } map } kernel ? [.. map.Inputs.Where(i => i != kernel.Image)] : [];

        private static bool Fits(SumOfWindows sum, ImmutableArray<Primitive> steps, MatMul product, StepContext context)
        {
            Tensor image = steps.Last().Output;
            Shape windows = product.A.Shape;
            int taps = sum.Axes.Aggregate(1, (product, a) => product * a.Kernel);
            Vocabulary.Precision precision = image.Type == ElementType.Double ? Vocabulary.Precision.Double : Vocabulary.Precision.Single;
            return sum.Axes.Length <= MostAxes && sum.Axes.All(a => a is { Stride: 1, Dilation: 1 }) && context.IsPadded(image) && windows.Last % 4 == 0
                && image.Shape.Size / image.Columns <= MostPositions * (windows.Size / windows.Last)
                && taps * windows.Last * context.Choices.PanelWidth(image.Columns, precision) <= context.Choices.FlippedElements(precision)
                && sum.Axes.Select((a, i) => (Before: ZerosBefore(steps, i), All: image.Shape.Extents[i] + a.Kernel - 1 - windows.Extents[i]))
                    .All(z => z.Before >= 0 && z.Before <= z.All);
        }
    }
}
