using System;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The vectors of a row of inputs, padded or the caller's. Where the last is not full, a padded row has it read with the padding, which counts as
/// zero; a row without padding has it end where the row ends, and what an earlier vector has had counts as zero.
/// </summary>
internal sealed class RowVectors(FastWriter writer, Tensor tensor)
{
    /// <summary>Vectors of a row that take no loop.</summary>
    private const int Straight = 8;

    /// <summary>Whether a row takes no loop.</summary>
    public bool IsShort => Full <= Straight;

    private static readonly int WidestRun = VectorBits.Lanes(VectorBits.Usual, Precision.Single);

    /// <summary>Numbers of the shortest vector of single precision.</summary>
    private static readonly int ShortestRun = VectorBits.Lanes(VectorBits.Narrow, Precision.Single);

    private readonly int _rest = tensor.Columns % writer.Lanes;

    /// <summary>How many are full.</summary>
    public int Full { get; } = tensor.Columns / writer.Lanes;

    /// <summary>A full vector.</summary>
    public RowPart All { get; } = new(writer, writer.Lanes, writer.Lanes);

    /// <summary>Numbers that stand side by side, which whole vectors can fill: a padded row, or a power of two that a row without padding has; it has
    /// been seen to <see cref="Fit"/>.</summary>
    public static int RunLength(Tensor tensor, ProgramStorage storage) =>
        IsPadded(tensor, storage[tensor].Width) ? storage[tensor].Width : RunLength(tensor.Columns);

    /// <summary>Whether vectors can take a row of the caller's, or of scratch without padding.</summary>
    public static bool Fit(int columns) => columns >= ShortestRun;

    /// <summary>The last vector where it is not full: its first column, and which of its numbers count; null where all are full.</summary>
    public (Index Column, RowPart Part)? Rest() =>
        _rest == 0 ? null
        : IsPadded(tensor, writer.WidthOf(tensor)) ? (Full * writer.Lanes, new RowPart(writer, _rest, writer.Lanes))
        : (tensor.Columns - writer.Lanes, new RowPart(writer, writer.Lanes, _rest));

    /// <summary>Writes what is done with each vector: its column, its chain of sums, which of its numbers count.</summary>
    /// <param name="chains">How many one turn of the loop goes through.</param>
    /// <param name="straight">Whether there is no loop.</param>
    /// <param name="write">Writes one.</param>
    public void Write(int chains, bool straight, Action<Index, int, RowPart> write)
    {
        int looped = straight || IsShort ? 0 : Full / chains * chains;
        if (looped > 0)
        {
            using (writer.SteppedLoop("k", 0, looped * writer.Lanes, chains * writer.Lanes, out Index first))
            {
                for (int k = 0; k < chains; k++)
                {
                    write(first + (k * writer.Lanes), k, All);
                }
            }
        }

        foreach (int vector in Enumerable.Range(looped, Full - looped))
        {
            write(vector * writer.Lanes, vector % chains, All);
        }

        if (Rest() is var (column, part))
        {
            write(column, Full % chains, part);
        }
    }

    /// <summary>The power of two that a row without padding has.</summary>
    public static int RunLength(int columns)
    {
        int run = WidestRun;
        while (run > columns)
        {
            run /= 2;
        }

        return run;
    }

    private static bool IsPadded(Tensor tensor, int width) => width > tensor.Columns;
}
