using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Numbers text labels as they come, and renumbers them by ordinal order in the end: one pass over the data, no string per cell.</summary>
internal sealed class LabelIndex
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public LabelIndex() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The label's number, by first appearance.</summary>
    public int Add(ReadOnlySpan<char> label)
    {
        if (!_lookup.TryGetValue(label, out int number))
        {
            number = _numbers.Count;
            _lookup[label] = number;
        }

        return number;
    }

    /// <summary>Turns numbers by first appearance, in place, into indices into the sorted labels, which it returns.</summary>
    public ImmutableArray<string> Sort(Span<double> targets)
    {
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
