using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Class indices, one for each row of a tensor, in loops.</summary>
/// <param name="loop">Where loops are written.</param>
/// <param name="targets">The class indices.</param>
/// <param name="rows">The tensor whose last axis has an element for each class.</param>
/// <param name="ignored">An index that stands for no class.</param>
internal sealed class ClassTargets(LoopWriter loop, Tensor targets, Tensor rows, int ignored)
{
    /// <summary>Why a column, such as that of the class indices, does not fit the rows of a tensor; null if it does.</summary>
    public static string? Fault(Tensor rows, Tensor column) =>
        column.Type != rows.Type || column.IsBatched != rows.IsBatched || column.Columns != 1 || column.RowsPerSample != rows.RowsPerSample
            ? $"{column} {column.Shape} is not one number for each row of {rows} {rows.Shape}"
            : null;

    /// <summary>Whether the index of a row is the ignored one, in C#.</summary>
    public string IsIgnored(Index row) => $"{loop.Element(targets, row, 0)} == {loop.Number(ignored)}";

    /// <summary>The element of a row's class.</summary>
    public string Element(Tensor tensor, Index row) =>
        loop.Element(tensor, row, Index.Of(loop.Whole(loop.Element(targets, row, 0), rows.Columns)));
}
