using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// dX[y, x] = Σ dZ[(y − i·dilation) / stride, (x − j·dilation) / stride]·W[i, j], the gradient of a convolution's input, without the gradients of its
/// windows: each position of the image takes in the deltas of the windows that it lies in. Weights are transposed on the stack. A tile has positions
/// that are a stride apart along the last axis; at the edges it leaves out those that lie in no window.
/// </summary>
internal sealed class WindowInputGradient : Kernel, IFusing
{
    /// <summary>Numbers of a run up to which there is no loop over them.</summary>
    private const int StraightRun = 8;

    /// <summary>Samples for which weights are transposed once: their deltas are read for each block of channels, and stay in the L2 cache.</summary>
    private const int SamplesTogether = 4;

    private readonly MatMul _product;
    private readonly SumOfWindows _sum;
    private readonly ImmutableArray<Primitive> _toImage;
    private readonly Map? _epilogue;
    private readonly Choices _choices;

    private WindowInputGradient(MatMul product, ImmutableArray<Primitive> toImage, Map? epilogue, Choices choices)
    {
        (_product, _sum, _toImage, _epilogue, _choices) = (product, (SumOfWindows)toImage[0], toImage, epilogue, choices);
    }

    public ImmutableArray<Primitive> Fused => _epilogue is null ? _toImage : _toImage.Add(_epilogue);

    public override ImmutableArray<string> Formulas => [_product.Formula, .. Fused.Select(s => s.Formula)];

    public override ImmutableArray<Tensor> Reads =>
        _epilogue is null ? _product.Inputs : [.. _product.Inputs, .. _epilogue.Inputs.Where(i => i != Image)];

    public override ImmutableArray<Tensor> Writes => [Result];

    public override Partition Partition => Partition.Samples;

    public override int WidestVectors => VectorBits.Wide;

    public override int RunLength(ProgramStorage storage) => storage[Result].Width;

    /// <summary>The gradient without its padding.</summary>
    private Tensor Image => _toImage[_toImage.Length - 1].Output;

    private Tensor Result => _epilogue?.Output ?? Image;

    private int LastAxis => _sum.Axes.Length - 1;

    /// <summary>Rows of the kernel; 1 for a signal.</summary>
    private int KernelRows => LastAxis == 0 ? 1 : _sum.Axes[0].Kernel;

    public override void Write(FastWriter writer)
    {
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        {
            WriteChannels(writer);
        }
    }

    private void WriteChannels(FastWriter writer)
    {
        int panel = _choices.PanelWidth(Image.Columns, writer.Precision);
        int vectors = panel % writer.Lanes == 0 ? writer.VectorsOfBlock(panel, writer.Tiling.ForwardVectors) : 1;
        int width = vectors * writer.Lanes;
        int kernelRow = _sum.Axes[LastAxis].Kernel * RowsOfTap * width;
        int most = Math.Min(KernelRows, Math.Max(1, _choices.PackedElements(writer.Precision) / kernelRow));
        string block = writer.StackMemory("block", most * kernelRow);
        using (writer.SampleParts(SamplesTogether))
        using (writer.SteppedLoop("i", 0, writer.WidthOf(Result), width, out Index channel))
        using (writer.SteppedLoop("p", 0, KernelRows, most, out Index first))
        {
            var rows = new KernelRows(first, most, KernelRows, RowsOfTap);
            Pack(writer, channel, rows, width, block);
            var factors = new TileFactors(Image, _product.A, first, block, width, Addend: null);
            WriteImage(writer, factors, new Tile(0, vectors, Chains: 1, _product.A.Columns, _product.A.Columns <= StraightRun), channel, rows);
        }

        if (_epilogue is not null && most < KernelRows)
        {
            VectorMap.WriteRows(writer, _epilogue, i => i == Image ? Result : i);
        }
    }

    /// <summary>Rows of transposed weights for each tap: as many as there are outputs, rounded up to four.</summary>
    private int RowsOfTap => (_product.A.Columns + 3) / 4 * 4;

    private void Pack(FastWriter writer, Index channel, KernelRows rows, int width, string block)
    {
        StoredSlot weight = writer.Stored(_product.B);
        int taps = _sum.Axes[LastAxis].Kernel;
        using (writer.Code.Block($"for (nint t = 0; t < {rows.Count * taps}; t++)"))
        {
            Index column = (((rows.First * taps) + Index.Of("t")) * Image.Columns) + channel;
            int inputs = Image.Columns;
            string left = channel.Value is { } number
                ? Literal.Of(Math.Min(width, inputs - number))
                : $"nint.Min({Literal.Of(width)}, {Literal.Of(inputs)} - {channel})";
            string[] copied = [.. new[] { weight.PanelWidth, weight.PanelWidth * weight.Columns, _product.A.Columns }.Select(Literal.Of)];
            string lengths = $"{string.Join(", ", copied)}, {left}, {Literal.Of(width)}";
            string place = FastWriter.From(block, Index.Of("t") * (RowsOfTap * width));
            writer.Code.Line($"PanelTranspose.Copy(ref {writer.PanelElement(_product.B, 0, column, 0)}, {lengths}, ref {place});");
        }
    }

    private void WriteImage(FastWriter writer, TileFactors factors, Tile tile, Index channel, KernelRows rows)
    {
        WindowAxis last = _sum.Axes[LastAxis];
        WindowPhase[] phases = [.. WindowPhase.Of(last, _product.A.Shape.Extents[LastAxis], Crop(LastAxis), Image.Shape.Extents[LastAxis])];
        int widest = Widest(phases, writer.Tiling.GradientSums / tile.Vectors, tile.Vectors);
        using (writer.SamplesOfPart(SamplesTogether, out Index sample))
        using (writer.Loop("row", LastAxis == 0 ? 1 : Image.Shape.Extents[0], out Index row))
        {
            Index line = LastAxis == 0 ? sample : (sample * Image.Shape.Extents[0]) + row;
            foreach (WindowPhase phase in phases)
            {
                foreach (TileRun tiles in phase.Tiles(widest))
                {
                    using (writer.SteppedLoop("t", tiles.First, tiles.First + (tiles.Count * tiles.Width), tiles.Width, out Index first))
                    {
                        var deltas = new DeltaOperand(writer, _sum.Axes, _product.A, phase, tiles, sample, row + Crop(0), first, rows);
                        Index position = (first * last.Stride) + phase.First;
                        Tile wide = tile with { Rows = tiles.Width };
                        new RowTile(writer, factors, wide, (line * Image.Shape.Extents[LastAxis]) + position, channel, deltas, last.Stride).Write(
                            rows.AreAll && _epilogue is not null ? null : Result, rows.AreAll ? _epilogue : null);
                    }
                }
            }
        }
    }

    /// <summary>The widest tiles whose code the JIT compiles well, with room for what stores the sums; rather a width that divides the
    /// positions.</summary>
    private int Widest(WindowPhase[] phases, int most, int vectors)
    {
        IEnumerable<int> widths = Enumerable.Range(1, most).Reverse();
        return widths.Where(w => w > most / 2 && phases[0].Count % w == 0).Concat(widths)
            .First(w => w == 1 || phases.Sum(p => p.Statements(w, vectors)) <= _choices.StatementsPerMethod * 2 / 3);
    }

    private int Crop(int axis) => _toImage.OfType<Slice>().Where(s => s.Axis == axis).Sum(s => s.Start);

    public sealed class Strategy : KernelStrategy
    {
        private const int MostAxes = 2;

        /// <summary>Taps along the last axis, each of which has code of its own.</summary>
        private const int MostTaps = 12;

        /// <summary>Before <see cref="PackedInputGradient"/>, which writes the gradients of all windows.</summary>
        public override int Priority => 2;

        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (step is not MatMul product || !context.IsInputGradient(product) || product.A.Columns == 1)
            {
                return null;
            }

            ImmutableArray<Primitive> steps = context.StepsToImage(product);
            return steps.FirstOrDefault() is SumOfWindows { Axes: { Length: <= MostAxes } axes } && axes.Last().Kernel <= MostTaps
                && context.IsPadded(steps.Last().Output)
                ? new WindowInputGradient(product, steps, context.EpilogueOfGradient(step, steps.Last().Output), context.Choices)
                : null;
        }

        /// <summary>The other operands of the elementwise step.</summary>
        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is MatMul product && context.IsInputGradient(product) && context.StepsToImage(product).LastOrDefault() is { } last
                && context.EpilogueOfGradient(step, last.Output) is { } epilogue
                ? epilogue.Inputs.Remove(last.Output)
                : [];
    }
}
