using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Which columns are targets, by name or by index; and the labels that one target may have, where they are given.</summary>
internal sealed class CsvTargets
{
    private readonly string[]? _names;
    private readonly Index[]? _indices;

    public CsvTargets(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = [.. names];
        foreach (string name in _names)
        {
            ArgumentNullException.ThrowIfNull(name, nameof(names));
        }

        RequireSome(_names.Length);
    }

    public CsvTargets(IReadOnlyList<Index> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        _indices = [.. indices];
        RequireSome(_indices.Length);
    }

    /// <summary>The labels in the order of their numbers; empty where they are taken from the file, or the targets are numbers.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    public bool NeedHeader => _names is not null;

    /// <summary>The column numbers, in the order the targets were given.</summary>
    /// <exception cref="DataFormatException">A column that the file does not have.</exception>
    /// <exception cref="ArgumentException">A column given twice.</exception>
    public int[] Find(CsvHeader header)
    {
        int[] found = _names is not null ? Array.ConvertAll(_names, name => header.Find(name, "a target")) : Array.ConvertAll(_indices!, header.Find);
        for (int i = 1; i < found.Length; i++)
        {
            if (Array.IndexOf(found, found[i], 0, i) >= 0)
            {
                throw new ArgumentException($"The column {header.Describe(found[i])} is given as a target twice.", "targets");
            }
        }

        return found;
    }

    private static void RequireSome(int count)
    {
        if (count == 0)
        {
            throw new ArgumentException("A dataset needs at least one target.", "targets");
        }
    }
}
