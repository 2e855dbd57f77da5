using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The gradient of a depthwise convolution's kernels: vectors run over the channels, and the sums of a few of a kernel's positions stay in registers
/// while all windows of the batch go by, in one order.
/// </summary>
internal sealed class DepthwiseWeightGradient(DepthwiseWeightAdjoint step) : Kernel
{
    /// <summary>Sums that fit the registers.</summary>
    private const int MostSums = 12;

    /// <summary>Windows along all axes but the first, which are summed in one go; with a single axis, along that.</summary>
    private readonly int _rowsOfLine = step.Gradient.RowsPerSample / LinesOf(step);

    public override ImmutableArray<string> Formulas => [step.Formula];

    public override ImmutableArray<Tensor> Reads => step.Inputs;

    public override ImmutableArray<Tensor> Writes => [step.Output];

    public override Partition Partition => Partition.Tiles;

    public override int RunLength(ProgramStorage storage) => storage.Stored(step.Output).PanelWidth;

    public override int Shares(FastWriter writer) => TilesOf(writer).Shares;

    public override void Write(FastWriter writer)
    {
        WindowTaps taps = TapsOf(writer);
        int looped = WindowTaps.Taps(step.Axes, 0) / taps.Written.Length;
        writer.TileLoop("k", TilesOf(writer), 1, tile =>
        {
            (Index tap, Index rows) = taps.At(tile % looped);
            string channel = writer.NewLocal("channel");
            writer.Code.Line($"nint {channel} = {tile / looped * writer.Lanes};");
            WriteTile(writer, taps, Index.Of(channel), tap, rows);
        });
    }

    /// <summary>The first axis in lines; with a single one, the samples are the lines.</summary>
    private static int LinesOf(DepthwiseWeightAdjoint step) => step.Axes.Length == 1 ? 1 : step.Gradient.Shape.Extents[0];

    private WindowTaps TapsOf(FastWriter writer) => new(writer, step.Input, step.Axes, MostSums);

    private EqualTiles TilesOf(FastWriter writer)
    {
        StoredSlot gradient = writer.Stored(step.Output);
        return new EqualTiles(gradient.Panels * gradient.PanelWidth / writer.Lanes * gradient.Columns / TapsOf(writer).Written.Length, 1);
    }

    private void WriteTile(FastWriter writer, WindowTaps taps, Index channel, Index tap, Index behind)
    {
        int perSample = LinesOf(step);
        Index lines = writer.Samples * perSample;
        using (writer.SumBlocks(lines, _rowsOfLine))
        {
            string[] sums = writer.Locals("sum", taps.Written.Length, writer.Zero);
            using (writer.LinesOfBlock(lines, _rowsOfLine, out Index line))
            {
                Index pixel = step.Axes.Length == 1
                    ? line
                    : (line / perSample * step.Input.Shape.Extents[0]) + (line % perSample * step.Axes[0].Stride);
                WriteAxis(writer, step.Axes.Length == 1 ? 0 : 1, line, pixel, (row, first, axis) =>
                    WriteWindows(writer, taps, sums, row, first, axis, channel, behind));
            }

            writer.StoreBlockSums(writer.Element(step.Output, channel, tap), sums, writer.Stored(step.Output).PanelWidth);
        }
    }

    /// <summary>Loops over the windows along each axis but the last.</summary>
    private void WriteAxis(FastWriter writer, int axis, Index row, Index pixel, Action<Index, Index, int> write)
    {
        if (axis >= step.Axes.Length - 1)
        {
            write(row, pixel, axis);
            return;
        }

        int count = step.Gradient.Shape.Extents[axis];
        using (writer.SteppedLoop("depth", 0, count, 1, out Index index))
        {
            WriteAxis(
                writer, axis + 1, (row * count) + index, (pixel * step.Input.Shape.Extents[axis]) + (index * step.Axes[axis].Stride), write);
        }
    }

    /// <summary>A loop over the windows along the last axis.</summary>
    private void WriteWindows(FastWriter writer, WindowTaps taps, string[] sums, Index row, Index pixel, int axis, Index channel, Index behind)
    {
        int count = step.Gradient.Shape.Extents[axis];
        string gradients = writer.Reference("d", writer.Element(step.Gradient, row * count, channel));
        string image = writer.Reference("a", writer.Element(step.Input, (pixel * step.Input.Shape.Extents[axis]) + behind, channel));
        using (writer.SteppedLoop("column", 0, count, 1, out _))
        {
            string gradient = writer.Local("d", writer.Load(FastWriter.From(gradients, 0)));
            foreach ((int k, int rows) in taps.Written)
            {
                writer.MultiplyAdd(sums[k], gradient, FastWriter.From(image, rows * writer.StrideOf(step.Input)));
            }

            if (count > 1)
            {
                writer.Advance(gradients, writer.StrideOf(step.Gradient));
                writer.Advance(image, step.Axes[axis].Stride * writer.StrideOf(step.Input));
            }
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is DepthwiseWeightAdjoint adjoint && Fits(adjoint, context) ? new DepthwiseWeightGradient(adjoint) : null;

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is DepthwiseWeightAdjoint adjoint && Fits(adjoint, context) ? step.Inputs : [];

        private static bool Fits(DepthwiseWeightAdjoint step, StepContext context) =>
            step is { Output.Role: TensorRole.ParameterGradient, Input.IsBatched: true }
            && context.IsPadded(step.Input) && context.IsPadded(step.Gradient);
    }
}
