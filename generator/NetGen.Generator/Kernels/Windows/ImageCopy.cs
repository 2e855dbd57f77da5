using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// An image in the order of axes that the next step reads, with zeros around it, each element written once: lines of pixels are copied as they are, and
/// where the channels move from before the positions to behind them or back, transposed in blocks.
/// </summary>
internal sealed class ImageCopy : Kernel, IFusing
{
    private const int MostAxes = 3;
    private static readonly string[] Counters = ["row", "depth"];

    private readonly ImmutableArray<Primitive> _steps;
    private readonly Order _order;
    private readonly Tensor _from;
    private readonly Tensor _to;

    /// <summary>The image with its channels last, without the zeros.</summary>
    private readonly Shape _pixels;

    /// <param name="steps">The steps it stands for: a reshape, a permutation, paddings; each may be missing.</param>
    /// <param name="order">Where the channels go.</param>
    private ImageCopy(ImmutableArray<Primitive> steps, Order order)
    {
        (_steps, _order, _from, _to) = (steps, order, steps[0].Inputs[0], steps[steps.Length - 1].Output);
        Permute? permute = steps.OfType<Permute>().SingleOrDefault();
        _pixels = permute is null ? _from.Shape : order == Order.ChannelsFirst ? permute.Input.Shape : permute.Output.Shape;
    }

    /// <summary>Where the channels go.</summary>
    private enum Order
    {
        Kept,
        ChannelsLast,
        ChannelsFirst,
    }

    /// <summary>All but the permutation, or the first padding.</summary>
    public ImmutableArray<Primitive> Fused => _steps.Remove(_steps.First(s => s is Permute || _order == Order.Kept));

    public override ImmutableArray<string> Formulas => [.. _steps.Select(s => s.Formula)];

    public override ImmutableArray<Tensor> Reads => [_from];

    public override ImmutableArray<Tensor> Writes => [_to];

    public override Partition Partition => Partition.Samples;

    public override int RunLength(ProgramStorage storage) => 0;

    private int LastAxis => _pixels.Rank - 2;

    private bool HasZeros => _steps.OfType<Pad>().Any();

    /// <summary>The image with its channels first, or as one axis.</summary>
    private Tensor Planes => _order == Order.ChannelsFirst ? _to : _from;

    /// <summary>Lines of the image along its last axis of positions.</summary>
    private int Lines => _pixels.Extents.Take(LastAxis).Aggregate(1, (a, b) => a * b);

    /// <summary>Paddings alone.</summary>
    public static ImageCopy Of(IEnumerable<Pad> pads) => new([.. pads], Order.Kept);

    public override void Write(FastWriter writer)
    {
        bool areLinesTogether = Planes.Shape.Rank == 1 || writer.StrideOf(Planes) == _pixels.Extents[LastAxis] || Lines == 1;
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        using (writer.Loop("s", writer.Samples, out Index sample))
        {
            if (_order != Order.Kept && !HasZeros && areLinesTogether)
            {
                int pixels = Lines * _pixels.Extents[LastAxis];
                WriteTransposed(writer, sample, 0, sample * pixels, pixels);
            }
            else
            {
                WriteSample(writer, sample, sample);
            }
        }
    }

    /// <summary>Writes what is done with a sample, and where it goes.</summary>
    public void WriteSample(FastWriter writer, Index sample, Index place) => WriteAxis(writer, 0, sample, 0, place);

    /// <summary>Zeros before the positions of an axis, what is at each, and zeros behind them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="line">The place along the axes before, in the sample's image.</param>
    /// <param name="place">The same with the zeros, counted over all samples.</param>
    private void WriteAxis(FastWriter writer, int axis, Index sample, Index line, Index place)
    {
        int extent = _pixels.Extents[axis];
        (int before, int behind) = Zeros(axis);
        Index first = place * WithZeros(axis);
        WriteZeros(writer, axis, first, before);
        if (axis == LastAxis)
        {
            WriteLine(writer, sample, line, first + before);
        }
        else
        {
            using (writer.Loop(Counters[axis], extent, out Index position))
            {
                WriteAxis(writer, axis + 1, sample, (line * extent) + position, first + before + position);
            }
        }

        WriteZeros(writer, axis, first + (before + extent), behind);
    }

    /// <summary>The pixels of a line.</summary>
    private void WriteLine(FastWriter writer, Index sample, Index line, Index pixel)
    {
        int length = _pixels.Extents[LastAxis];
        if (_order != Order.Kept)
        {
            WriteTransposed(writer, sample, line, pixel, length);
            return;
        }

        Index first = ((sample * Lines) + line) * length;
        bool isOneRun = writer.StrideOf(_from) == writer.StrideOf(_to) && !writer.ClearsPadding(_to);
        int run = isOneRun ? length * writer.StrideOf(_to) : _to.Columns;
        using (writer.Loop("column", isOneRun ? 1 : length, out Index column))
        {
            writer.Copy(writer.Element(_to, pixel + column, 0), writer.Element(_from, first + column, 0), run);
            writer.EndRow(_to, pixel + column);
        }
    }

    /// <summary>So many pixels from a line's first on, whose channels change places with them.</summary>
    private void WriteTransposed(FastWriter writer, Index sample, Index line, Index pixel, int count)
    {
        bool isFlat = Planes.Shape.Rank == 1;
        int length = _pixels.Extents[LastAxis];
        int plane = Lines * (isFlat ? length : writer.StrideOf(Planes));
        Address planes = isFlat ? writer.Element(Planes, sample, line * length) : writer.Element(Planes, (sample * Planes.RowsPerSample) + line, 0);
        (int source, int rows, int columns, int target) = _order == Order.ChannelsLast
            ? (plane, _pixels.Last, count, writer.StrideOf(_to))
            : (writer.StrideOf(_from), count, _pixels.Last, plane);
        (Address from, Address to) = _order == Order.ChannelsLast
            ? (planes, writer.Element(_to, pixel, 0))
            : (writer.Element(_from, pixel, 0), planes);

        // Behind a pixel's channels there is room for zeros: whole blocks are faster.
        int width = writer.ClearsPadding(_to) && _to.Shape.Rank > 1 ? writer.WidthOf(_to) : _order == Order.ChannelsLast && rows > 1 ? (rows + 3) / 4 * 4 : rows;
        string numbers = string.Join(", ", new[] { source, rows, columns }.Select(Literal.Of));
        writer.Code.Line($"MatrixTranspose.Copy(ref {from}, {numbers}, ref {to}, {Literal.Of(target)}, {Literal.Of(width)});");
        if (_to.Shape.Rank == 1)
        {
            writer.EndRow(_to, sample);
        }
    }

    private void WriteZeros(FastWriter writer, int axis, Index position, int count)
    {
        if (count > 0)
        {
            int pixels = Enumerable.Range(axis + 1, LastAxis - axis).Aggregate(1, (product, a) => product * WithZeros(a));
            writer.Clear(writer.Element(_to, position * pixels, 0), count * pixels * writer.StrideOf(_to));
        }
    }

    private (int Before, int Behind) Zeros(int axis) =>
        _steps.OfType<Pad>().Where(p => p.Axis == axis).Aggregate((0, 0), (sum, p) => (sum.Item1 + p.Before, sum.Item2 + p.Behind));

    private int WithZeros(int axis) => Zeros(axis).Before + _pixels.Extents[axis] + Zeros(axis).Behind;

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (step is not (Permute or Pad) || step is not { Output: { IsBatched: true, Role: TensorRole.Intermediate } output } || output.Shape.Rank is < 2 or > MostAxes + 1)
            {
                return null;
            }

            int last = output.Shape.Rank - 1;
            if (step is not Permute permute)
            {
                return step is Pad pad && pad.Axis < last ? Of([pad, .. context.PadsBehind(output)]) : null;
            }

            Reshape? flat = context.FlatBehind(output);
            bool isFirst = permute.Axes.SequenceEqual([last, .. Enumerable.Range(0, last)]);
            bool isLast = permute.Axes.SequenceEqual([.. Enumerable.Range(1, last), 0]);
            return isFirst && (flat is not null || !isLast) ? new ImageCopy(flat is null ? [permute] : [permute, flat], Order.ChannelsFirst)
                : !isLast ? null
                : new ImageCopy([.. context.FlatBefore(permute.Input), permute, .. context.PadsBehind(output)], Order.ChannelsLast);
        }
    }
}
