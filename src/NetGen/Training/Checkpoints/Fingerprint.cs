using System;
using System.Globalization;

namespace NetGen;

/// <summary>Numbers told from others by 64 bits: FNV-1a over whole words, with its high half folded in, for the low bits of most doubles are
/// zero.</summary>
internal static class Fingerprint
{
    private const ulong Start = 14695981039346656037;

    public static string Of(ReadOnlySpan<double> values) => Text(Mix(Start, values));

    /// <summary>That of all features, then all targets, as doubles: the same in whatever type they are kept.</summary>
    public static string Of(DatasetTable table) => Text(Mix(Mix(Start, table.Features), table.Targets));

    private static ulong Mix(ulong hash, NumberRows rows)
    {
        double[] scratch = rows.Scratch();
        for (int row = 0; row < rows.Count; row++)
        {
            hash = Mix(hash, rows.Read(row, scratch));
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211);
            hash ^= hash >> 32;
        }

        return hash;
    }

    private static string Text(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);
}
