using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The gradient of a depthwise convolution's image: each of its elements gathers from the windows it is in, so that it is written once. Vectors run over
/// the channels; tiles along the last axis, where those at the edges have fewer windows, known when the code is written.
/// </summary>
internal sealed class DepthwiseInputGradient(DepthwiseInputAdjoint step) : Kernel
{
    private const int WidestTile = 8;

    /// <summary>Multiply-adds that are written out.</summary>
    private const int Straight = 96;

    /// <summary>The longest window along the last axis: the tiles at the edges are written out.</summary>
    private const int LongestSpan = 32;

    private static readonly string[] Counters = ["down", "across", "deep"];

    private readonly WindowAxis _last = step.Axes.Last();
    private readonly int _count = step.Gradient.Shape.Extents[step.Axes.Length - 1];
    private readonly int _extent = step.Output.Shape.Extents[step.Axes.Length - 1];

    public override ImmutableArray<string> Formulas => [step.Formula];

    public override ImmutableArray<Tensor> Reads => step.Inputs;

    public override ImmutableArray<Tensor> Writes => [step.Output];

    public override Partition Partition => Partition.Samples;

    public override int RunLength(ProgramStorage storage) => storage.Stored(step.Weight).PanelWidth;

    /// <summary>Positions of a tile: the same phase of the stride begins each.</summary>
    private int TileWidth => Math.Max(1, Math.Min(WidestTile, Straight / _last.Kernel) / _last.Stride) * _last.Stride;

    public override void Write(FastWriter writer)
    {
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        using (writer.Loop("s", writer.Samples, out Index sample))
        {
            WriteAxis(writer, sample, sample, []);
        }
    }

    /// <summary>A loop over the image's positions along each axis but the last.</summary>
    private void WriteAxis(FastWriter writer, Index sample, Index row, ImmutableArray<Index> place)
    {
        int axis = place.Length;
        if (axis < step.Axes.Length - 1)
        {
            using (writer.Loop(axis == 0 ? "row" : "depth", step.Output.Shape.Extents[axis], out Index index))
            {
                WriteAxis(writer, sample, (row * step.Output.Shape.Extents[axis]) + index, place.Add(index));
            }

            return;
        }

        StoredSlot weight = writer.Stored(step.Weight);
        using (writer.PanelLoop(weight, out Index panel))
        using (writer.PanelBlockLoop(weight.PanelWidth, 1, out Index block))
        {
            ForEachTile(writer, (first, width) => WriteTile(writer, sample, row * _extent, place, first, width, panel, block));
        }
    }

    /// <summary>The tiles before all windows are met, those in a loop where all are, and those behind.</summary>
    private void ForEachTile(FastWriter writer, Action<Index, int> write)
    {
        int width = TileWidth;
        int start = Math.Min(_extent, (Shape.Extent(_last.Span) + width - 2) / width * width);
        int end = start + (Math.Max(0, Math.Min(_extent, _count * _last.Stride) - start) / width * width);
        WriteEach(0, start);
        if (start < end)
        {
            using (writer.SteppedLoop("column", start, end, width, out Index column))
            {
                write(column, width);
            }
        }

        WriteEach(end, _extent);

        void WriteEach(int from, int to)
        {
            for (int first = from; first < to; first += width)
            {
                using (writer.Code.Block(string.Empty))
                {
                    write(first, Math.Min(width, to - first));
                }
            }
        }
    }

    private void WriteTile(
        FastWriter writer, Index sample, Index row, ImmutableArray<Index> place, Index first, int width, Index panel, Index block)
    {
        Index channel = panel + block;
        int panelWidth = writer.Stored(step.Weight).PanelWidth;
        string[] sums = writer.Locals("sum", width, writer.Zero);
        (int Tap, (int Sum, int Distance)[] Windows)[] met =
            [.. Enumerable.Range(0, _last.Kernel).Select(k => (k, WindowsOf(first, width, k).ToArray())).Where(t => t.Item2.Length > 0)];
        if (met.Length > 0)
        {
            ForEachWindow(writer, place, 0, sample, (tap, window) =>
            {
                string gradients = writer.Reference("d", writer.Element(step.Gradient, (window * _count) + (first / _last.Stride), channel));
                string weights = writer.Reference("w", writer.PanelElement(step.Weight, panel, tap * _last.Kernel, block));
                foreach ((int k, (int Sum, int Distance)[] windows) in met)
                {
                    string factor = writer.Local("w", writer.Load(FastWriter.From(weights, k * panelWidth)));
                    foreach ((int i, int distance) in windows)
                    {
                        writer.MultiplyAdd(sums[i], factor, FastWriter.From(gradients, distance * writer.StrideOf(step.Gradient)));
                    }
                }
            });
        }

        writer.StoreVectors(writer.Element(step.Output, row + first, channel), sums, writer.StrideOf(step.Output));
    }

    /// <summary>Loops over a window's positions along each axis but the last, where there is such a window: the position and the windows' row.</summary>
    private void ForEachWindow(FastWriter writer, ImmutableArray<Index> place, Index tap, Index window, Action<Index, Index> write, int axis = 0)
    {
        if (axis == place.Length)
        {
            write(tap, window);
            return;
        }

        WindowAxis along = step.Axes[axis];
        int count = step.Gradient.Shape.Extents[axis];
        using (writer.Loop(Counters[axis], along.Kernel, out Index index))
        {
            string from = writer.NewLocal("from");
            string phase = along.Stride == 1 ? string.Empty : $" && {from} % {along.Stride} == 0";
            writer.Code.Line($"nint {from} = {place[axis]} - {(index * along.Dilation).Factor};");
            using (writer.Code.Block($"if ({from} >= 0 && {from} < {count * along.Stride}{phase})"))
            {
                ForEachWindow(writer, place, (tap * along.Kernel) + index, (window * count) + (Index.Of(from) / along.Stride), write, axis + 1);
            }
        }
    }

    /// <summary>Of a tile's positions those that are the k-th of a window, with its distance from the tile's first.</summary>
    private IEnumerable<(int Sum, int Distance)> WindowsOf(Index first, int width, int k)
    {
        for (int i = 0; i < width; i++)
        {
            int from = i - (k * _last.Dilation);
            int window = (int)Math.Floor(from / (double)_last.Stride);
            bool exists = first.Value is not { } start || (window + (start / _last.Stride) is var whole && whole >= 0 && whole < _count);
            if (window * _last.Stride == from && exists)
            {
                yield return (i, window);
            }
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is DepthwiseInputAdjoint adjoint && Fits(adjoint, context) ? new DepthwiseInputGradient(adjoint) : null;

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is DepthwiseInputAdjoint adjoint && Fits(adjoint, context) ? [adjoint.Gradient] : [];

        private static bool Fits(DepthwiseInputAdjoint step, StepContext context) =>
            step is { Weight.IsStored: true, Gradient.IsBatched: true } && step.Axes.Last() is { Stride: <= WidestTile, Span: <= LongestSpan }
            && context.IsPadded(step.Gradient) && context.IsPadded(step.Output);
    }
}
