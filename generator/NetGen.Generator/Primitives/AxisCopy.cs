using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>A run of positions along one axis, copied from one tensor into another whose other axes are the same.</summary>
/// <param name="From">What is copied.</param>
/// <param name="FromStart">Its first position.</param>
/// <param name="To">Where it goes.</param>
/// <param name="ToStart">The first position there.</param>
/// <param name="Extent">How many positions.</param>
internal sealed record AxisCopy(Tensor From, int FromStart, Tensor To, int ToStart, int Extent)
{
    /// <summary>Whether two tensors differ in nothing but their extent along an axis.</summary>
    public static bool DifferAlong(int axis, Tensor one, Tensor other) =>
        one.Type == other.Type && one.IsBatched == other.IsBatched && one.Shape.Rank == other.Shape.Rank
            && one.Shape.With(axis, 1) == other.Shape.With(axis, 1);

    /// <summary>Writes copies that together fill a tensor.</summary>
    public static void Write(LoopWriter loop, Tensor output, int axis, params AxisCopy[] copies)
    {
        if (axis == output.Shape.Rank - 1)
        {
            using (loop.RowLoop(output, out Index row))
            {
                foreach (AxisCopy copy in copies)
                {
                    copy.WriteColumns(loop, row, row, copy.Extent, copy.FromStart, copy.ToStart);
                }

                loop.EndRow(output, row);
            }
        }
        else
        {
            foreach (AxisCopy copy in copies)
            {
                copy.WriteRows(loop, axis);
            }
        }
    }

    /// <summary>Along an earlier axis a run is a block of rows, one for each position of the axes before it.</summary>
    private void WriteRows(LoopWriter loop, int axis)
    {
        int before = To.Shape.Extents.Take(axis).Aggregate(1, (a, b) => a * b);
        int rows = To.Shape.Extents.Skip(axis + 1).Take(To.Shape.Rank - axis - 2).Aggregate(1, (a, b) => a * b);
        using (loop.Loop("outer", To.IsBatched ? loop.Samples * before : before, out Index block))
        {
            using (loop.Loop("r", Extent * rows, out Index row))
            {
                Index to = RowOf(To, axis, rows, ToStart, block, row);
                WriteColumns(loop, RowOf(From, axis, rows, FromStart, block, row), to, To.Columns, 0, 0);
                loop.EndRow(To, to);
            }
        }
    }

    private void WriteColumns(LoopWriter loop, Index fromRow, Index toRow, int count, Index fromStart, Index toStart)
    {
        int run = loop.RunOf(To, From, count);
        using (loop.Loop("c", count, run, out Index column))
        {
            loop.Copy(loop.Element(To, toRow, toStart + column), loop.Element(From, fromRow, fromStart + column), run);
        }
    }

    private static Index RowOf(Tensor tensor, int axis, int rows, int start, Index block, Index row) =>
        (block * (tensor.Shape.Extents[axis] * rows)) + (start * rows) + row;
}
