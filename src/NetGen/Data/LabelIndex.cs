using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Numbers text labels in one pass over the data, with no string per cell: by a given list, or as they come, and then by ordinal order once all are
/// known.
/// </summary>
internal sealed class LabelIndex
{
    private readonly ImmutableArray<string> _known;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <param name="known">All labels there are; empty to take them as they come.</param>
    public LabelIndex(ImmutableArray<string> known)
    {
        _known = known;
        for (int i = 0; i < known.Length; i++)
        {
            _numbers.Add(known[i], i);
        }

        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The label's number: its place in the given list, or by first appearance.</summary>
    /// <returns>False for a label that is not in the given list.</returns>
    public bool TryAdd(ReadOnlySpan<char> label, out int number)
    {
        if (_lookup.TryGetValue(label, out number))
        {
            return true;
        }

        if (!_known.IsEmpty)
        {
            return false;
        }

        number = _numbers.Count;
        _lookup[label] = number;
        return true;
    }

    /// <summary>Turns numbers by first appearance, in place, into indices into the sorted labels; numbers by a given list stay.</summary>
    /// <returns>The labels that <paramref name="targets"/> index.</returns>
    public ImmutableArray<string> Sort(Span<double> targets)
    {
        if (!_known.IsEmpty)
        {
            return _known;
        }

        string[] sorted = [.. _numbers.Keys];
        Array.Sort(sorted, StringComparer.Ordinal);
        int[] places = new int[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            places[_numbers[sorted[i]]] = i;
        }

        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = places[(int)targets[i]];
        }

        return [.. sorted];
    }
}
