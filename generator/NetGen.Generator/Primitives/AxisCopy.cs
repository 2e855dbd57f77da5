using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>A run of positions along one axis, copied from one tensor into another whose other axes are the same; or filled with zeros.</summary>
/// <param name="From">What is copied; null for zeros.</param>
/// <param name="FromStart">Its first position.</param>
/// <param name="To">Where it goes.</param>
/// <param name="ToStart">The first position there.</param>
/// <param name="Extent">How many positions.</param>
internal sealed record AxisCopy(Tensor? From, int FromStart, Tensor To, int ToStart, int Extent)
{
    /// <summary>Zeros.</summary>
    public static AxisCopy Zeros(Tensor to, int start, int extent) => new(null, 0, to, start, extent);

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
                foreach (AxisCopy copy in copies.Where(c => c.Extent > 0))
                {
                    copy.WriteColumns(loop, row, row, copy.Extent, copy.FromStart, copy.ToStart);
                }

                loop.EndRow(output, row);
            }
        }
        else
        {
            foreach (AxisCopy copy in copies.Where(c => c.Extent > 0))
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
                Index from = From is null ? 0 : RowOf(From, axis, rows, FromStart, block, row);
                WriteColumns(loop, from, to, To.Columns, 0, 0);
                loop.EndRow(To, to);
            }
        }
    }

    private void WriteColumns(LoopWriter loop, Index fromRow, Index toRow, int count, Index fromStart, Index toStart)
    {
        int run = loop.RunOf(To, From ?? To, count);
        using (loop.Loop("c", count, run, out Index column))
        {
            string to = loop.Element(To, toRow, toStart + column);
            if (From is null)
            {
                loop.Clear(to, run);
            }
            else
            {
                loop.Copy(to, loop.Element(From, fromRow, fromStart + column), run);
            }
        }
    }

    private static Index RowOf(Tensor tensor, int axis, int rows, int start, Index block, Index row) =>
        (block * (tensor.Shape.Extents[axis] * rows)) + (start * rows) + row;
}
