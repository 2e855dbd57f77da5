using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// A depthwise convolution with what follows element by element. Vectors run over the channels, which stand side by side in the image and in the panels
/// of weights; a vector of weights serves a tile of windows side by side.
/// </summary>
internal sealed class DepthwiseForward(DepthwiseConvolution step, Map? epilogue, bool keepsSum) : Kernel, IFusing
{
    /// <summary>Sums at once: an addition need not wait for the one before.</summary>
    private const int WidestTile = 8;

    /// <summary>Multiply-adds that are written out.</summary>
    private const int Straight = 96;

    /// <summary>The axis along which the windows of a tile lie: the last with more than one.</summary>
    private readonly int _tiled = Math.Max(0, Array.FindLastIndex([.. step.Output.Shape.Extents.Take(step.Axes.Length)], count => count > 1));

    public ImmutableArray<Primitive> Fused => epilogue is null ? [] : [epilogue];

    public override ImmutableArray<string> Formulas => epilogue is null ? [step.Formula] : [step.Formula, epilogue.Formula];

    public override ImmutableArray<Tensor> Reads => step.Inputs;

    public override ImmutableArray<Tensor> Writes =>
        epilogue is null ? [step.Output] : keepsSum ? [step.Output, epilogue.Output] : [epilogue.Output];

    public override Partition Partition => Partition.Samples;

    public override int RunLength(ProgramStorage storage) => storage.Stored(step.Weight).PanelWidth;

    public override void Write(FastWriter writer)
    {
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        using (writer.Loop("s", writer.Samples, out Index sample))
        {
            WriteAxis(writer, 0, sample, sample);
        }
    }

    /// <summary>A loop over the windows along an axis: the row of the first that the tile's axis has, and the image's row there.</summary>
    private void WriteAxis(FastWriter writer, int axis, Index row, Index pixel)
    {
        int count = step.Output.Shape.Extents[axis];
        int extent = step.Input.Shape.Extents[axis];
        if (axis < _tiled)
        {
            using (writer.Loop(axis == 0 ? "row" : "depth", count, out Index index))
            {
                WriteAxis(writer, axis + 1, (row * count) + index, (pixel * extent) + (index * step.Axes[axis].Stride));
            }

            return;
        }

        StoredSlot weight = writer.Stored(step.Weight);
        int rows = WindowTaps.RowsPerPosition(step.Input.Shape, axis);
        using (writer.PanelLoop(weight, out Index panel))
        using (writer.PanelBlockLoop(weight.PanelWidth, 1, out Index block))
        {
            var tiles = EqualTiles.WithLeastOverlap(count, WidestTile);
            writer.AllTiles("column", tiles, first => WriteTile(
                writer, tiles.Width, (row * count) + first, ((pixel * extent) + (first * step.Axes[axis].Stride)) * rows, panel, block));
        }
    }

    private void WriteTile(FastWriter writer, int width, Index row, Index pixel, Index panel, Index block)
    {
        Index channel = panel + block;
        int panelWidth = writer.Stored(step.Weight).PanelWidth;
        int distance = step.Axes[_tiled].Stride * WindowTaps.RowsPerPosition(step.Input.Shape, _tiled);
        string[] sums = writer.Locals("sum", width, step.Addend is null ? writer.Zero : writer.Load(writer.Element(step.Addend, 0, channel)));
        var taps = new WindowTaps(writer, step.Input, step.Axes, Straight / width);
        taps.ForEach((tap, rows) =>
        {
            string image = writer.Reference("a", writer.Element(step.Input, pixel + rows, channel));
            string weights = writer.Reference("w", writer.PanelElement(step.Weight, panel, tap, block));
            foreach ((int k, int behind) in taps.Written)
            {
                string factor = writer.Local("w", writer.Load(FastWriter.From(weights, k * panelWidth)));
                for (int i = 0; i < width; i++)
                {
                    writer.MultiplyAdd(sums[i], factor, FastWriter.From(image, (behind + (i * distance)) * writer.StrideOf(step.Input)));
                }
            }
        });

        if (epilogue is null || keepsSum)
        {
            writer.StoreVectors(writer.Element(step.Output, row, channel), sums, writer.StrideOf(step.Output));
        }

        if (epilogue is not null)
        {
            string[] values = [.. sums.Select(s => new VectorExpression(writer).Write(epilogue.Expression, s))];
            writer.StoreVectors(writer.Element(epilogue.Output, row, channel), values, writer.StrideOf(epilogue.Output));
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (step is not DepthwiseConvolution convolution || !Fits(convolution, context))
            {
                return null;
            }

            Map? epilogue = context.EpilogueOf(convolution) is { } map && !map.Expression.HasFunctions() ? map : null;
            return new DepthwiseForward(convolution, epilogue, context.KeepsProduct(convolution, epilogue));
        }

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is DepthwiseConvolution convolution && Fits(convolution, context) ? [convolution.Input] : [];

        private static bool Fits(DepthwiseConvolution step, StepContext context) =>
            step is { Weight.IsStored: true, Input.IsBatched: true } && step.Addend is null or { IsStored: true }
            && context.IsPadded(step.Input) && context.IsPadded(step.Output);
    }
}
