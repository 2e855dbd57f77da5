using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Whether the numbers in a header agree with each other.</summary>
internal static class SafetensorsLayout
{
    /// <exception cref="SafetensorsException">A number type the format does not have, or a shape that does not take the bytes the tensor
    /// has.</exception>
    public static void CheckLength(SafetensorsEntry entry, string source)
    {
        int bits = SafetensorsTypes.Bits(entry.Dtype);
        if (bits == 0)
        {
            throw SafetensorsException.Tensor(source, entry.Name, $"the format has no dtype '{entry.Dtype}'");
        }

        // Each step multiplies two numbers below 2^63, which 128 bits hold.
        Int128 total = bits;
        foreach (long extent in entry.Shape)
        {
            total *= extent;
            if (total > long.MaxValue)
            {
                throw SafetensorsException.Tensor(source, entry.Name, $"its shape [{string.Join(", ", entry.Shape)}] has too many elements");
            }
        }

        if (total != (Int128)entry.ByteLength * 8)
        {
            throw SafetensorsException.Tensor(
                source,
                entry.Name,
                $"its shape [{string.Join(", ", entry.Shape)}] of {entry.Dtype} takes {(long)((total + 7) / 8)} bytes, but its data_offsets span {entry.ByteLength}");
        }
    }

    /// <param name="entries">Sorted by their data.</param>
    /// <param name="source">What messages call the file.</param>
    /// <returns>The bytes all tensors take together.</returns>
    /// <exception cref="SafetensorsException">Data that overlap, or that no tensor has.</exception>
    public static long CheckCoverage(IEnumerable<SafetensorsEntry> entries, string source)
    {
        long covered = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Begin != covered)
            {
                throw SafetensorsException.Tensor(
                    source,
                    entry.Name,
                    entry.Begin < covered
                        ? $"its data begin at {entry.Begin}, inside the data of another tensor, which end at {covered}"
                        : $"its data begin at {entry.Begin}, but those before them end at {covered}");
            }

            covered = entry.End;
        }

        return covered;
    }
}
