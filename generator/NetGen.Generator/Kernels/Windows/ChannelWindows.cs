using System;
using System.Collections.Immutable;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Loops over an image's windows, and there over vectors of channels.</summary>
/// <param name="writer">Where to.</param>
/// <param name="image">The image, whose last axis are its channels.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="windows">The tensor with a row for each window.</param>
internal sealed class ChannelWindows(FastWriter writer, Tensor image, ImmutableArray<WindowAxis> axes, Tensor windows)
{
    /// <summary>Operations of a window that are written out, for all vectors together.</summary>
    private const int Straight = 64;

    private static readonly string[] Counters = ["row", "column", "depth"];

    /// <summary>The positions in a window, where so many vectors of channels are taken at once.</summary>
    public WindowTaps Taps(int vectors) => new(writer, image, axes, Straight / vectors);

    /// <summary>Writes a loop over the samples: what is done first with each, and then with each of its windows, given by its row and the image's row
    /// of its first position.</summary>
    public void ForEach(Action<Index> first, Action<Index, Index> write)
    {
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        using (writer.Loop("s", image.IsBatched ? writer.Samples : 1, out Index sample))
        {
            first(sample);
            Over(0, sample, sample, write);
        }
    }

    /// <summary>Writes a loop over so many channels, so many vectors at a time.</summary>
    public void ForEachChannel(int channels, int vectors, Action<Index> write)
    {
        using (writer.SteppedLoop("c", 0, channels, vectors * writer.Lanes, out Index channel))
        {
            write(channel);
        }
    }

    /// <summary>Writes zeros to a sample of the image.</summary>
    public void Clear(Index sample)
    {
        using (writer.Loop("r", image.RowsPerSample, out Index row))
        {
            writer.Code.Line(
                $"MemoryMarshal.CreateSpan(ref {writer.Element(image, (sample * image.RowsPerSample) + row, 0)}, {Literal.Of(writer.WidthOf(image))}).Clear();");
        }
    }

    private void Over(int axis, Index row, Index pixel, Action<Index, Index> write)
    {
        if (axis == axes.Length)
        {
            write(row, pixel);
            return;
        }

        int count = windows.Shape.Extents[axis];
        using (writer.Loop(Counters[axis], count, out Index index))
        {
            Over(axis + 1, (row * count) + index, (pixel * image.Shape.Extents[axis]) + (index * axes[axis].Stride), write);
        }
    }
}
