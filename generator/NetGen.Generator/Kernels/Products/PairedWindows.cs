using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Windows of an image with one channel, two side by side and some below each other, for filters that fill one vector: a pixel that both see is spread
/// once, for each multiply-add would otherwise wait for a number of its own. LeNet's first layer: 104 GFLOP/s against 94.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="windows">The windows.</param>
/// <param name="factors">What is multiplied.</param>
internal sealed class PairedWindows(FastWriter writer, Window windows, TileFactors factors)
{
    /// <summary>Windows below each other: with ten sums an addition need not wait for the one before, and registers are left for the weights.</summary>
    private const int MostRows = 5;

    /// <summary>Weights of a kernel's row that have registers beside the sums.</summary>
    private const int MostTaps = 5;

    private int Columns => windows.Output.Shape.Extents[1];

    private int Taps => windows.Axes[1].Kernel;

    /// <summary>Whether the windows are such.</summary>
    public static bool Fit(Window windows, int vectors) =>
        vectors == 1 && windows.Input.Columns == 1 && windows.Axes.Length == 2 && windows.Output.Shape.Extents[1] % 2 == 0
        && windows.Axes[1] is { Stride: 1, Dilation: 1, Kernel: > 1 and <= MostTaps };

    /// <summary>Writes all windows of a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="channel">The first of the filters.</param>
    /// <param name="kept">Where the sums are stored; null where what follows is all that is wanted.</param>
    /// <param name="epilogue">What follows; null where nothing does.</param>
    public void Write(Index sample, Index channel, Tensor? kept, Map? epilogue)
    {
        int rows = windows.Output.Shape.Extents[0];
        foreach (TileRun tiles in TileRun.Split(rows, MostRows))
        {
            using (writer.SteppedLoop("row", tiles.First, tiles.First + (tiles.Count * tiles.Width), tiles.Width, out Index row))
            using (writer.SteppedLoop("column", 0, Columns, 2, out Index column))
            {
                string[][] sums = Sums(sample, row, column, channel, tiles.Width);
                for (int side = 0; side < sums.Length; side++)
                {
                    Index place = (((sample * rows) + row) * Columns) + column + side;
                    Store(kept, place, channel, sums[side]);
                    Store(epilogue?.Output, place, channel, [.. sums[side].Select(s => epilogue is null ? s : new VectorExpression(writer).Write(epilogue.Expression, s))]);
                }
            }
        }
    }

    /// <summary>The sums of the windows on the left and of those on the right.</summary>
    private string[][] Sums(Index sample, Index row, Index column, Index channel, int count)
    {
        string start = factors.Addend is null ? writer.Zero : writer.Load(writer.Element(factors.Addend, 0, channel));
        string[][] sums = [writer.Locals("sum", count, start), writer.Locals("sum", count, start)];
        WindowAxis down = windows.Axes[0];
        (int lines, int length) = (windows.Input.Shape.Extents[0], windows.Input.Shape.Extents[1]);
        using (writer.SteppedLoop("down", 0, down.Kernel, 1, out Index tap))
        {
            Index line = (sample * lines) + (row * down.Stride) + (tap * down.Dilation);
            string pixels = writer.Reference("a", writer.Element(windows.Input, (line * length) + column, 0));
            string row0 = writer.Reference("w", Address.At(factors.Right, tap * (Taps * factors.Width)));
            string[] weights = [.. Enumerable.Range(0, Taps).Select(j => writer.Local("w", writer.Load(FastWriter.From(row0, j * factors.Width))))];
            foreach ((int pixel, int r) in from pixel in Enumerable.Range(0, Taps + 1) from r in Enumerable.Range(0, count) select (pixel, r))
            {
                string spread = writer.Local("a", writer.Spread(FastWriter.From(pixels, (r * down.Stride * length) + pixel)));
                foreach (int side in Enumerable.Range(0, 2).Where(side => pixel - side >= 0 && pixel - side < Taps))
                {
                    writer.MultiplyAdd(sums[side][r], spread, weights[pixel - side]);
                }
            }
        }

        return sums;
    }

    private void Store(Tensor? tensor, Index place, Index channel, IReadOnlyList<string> values)
    {
        if (tensor is not null)
        {
            writer.StoreVectors(writer.Element(tensor, place, channel), values, Columns * writer.StrideOf(tensor));
        }
    }
}
