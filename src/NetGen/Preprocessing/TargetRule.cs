using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Which columns are targets, before the labels are known.</summary>
/// <param name="Columns">Their names, at least one.</param>
/// <param name="DropsMissing">Whether rows are left out where a target is missing.</param>
/// <param name="IsLabel">Whether the one column is a label.</param>
/// <param name="Classes">The labels, where they are given.</param>
internal sealed record TargetRule(ImmutableArray<string> Columns, bool DropsMissing, bool IsLabel, ImmutableArray<string> Classes)
{
    /// <exception cref="DataFormatException">A target that is missing or not what it should be.</exception>
    public TargetEncoder Fit(Func<string, RawColumn> find)
    {
        ImmutableArray<string> classes = IsLabel && Classes.IsEmpty ? Labels(find(Columns[0])) : Classes;
        return new TargetEncoder(Columns, DropsMissing, classes);
    }

    private static ImmutableArray<string> Labels(RawColumn column)
    {
        column.RequireAll("Label(dropMissing: true) leaves such rows out");
        var labels = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = labels.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < column.Count; i++)
        {
            lookup.Add(column[i].Text([]));
        }

        string[] sorted = [.. labels];
        Array.Sort(sorted, StringComparer.Ordinal);
        return [.. sorted];
    }
}
