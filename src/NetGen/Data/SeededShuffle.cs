using System;

namespace NetGen;

/// <summary>
/// Permutations that are the same on every machine: Fisher and Yates driven by SplitMix64 (Steele, Lea and Flood 2014),
/// with bounded integers by Lemire's multiplication (2019), which rejects rather than biases.
/// </summary>
internal static class SeededShuffle
{
    /// <summary>The key that belongs to a user's seed.</summary>
    public static ulong Key(int seed) => (uint)seed;

    /// <summary>Permutes <paramref name="values"/> in place, each permutation as likely as any other.</summary>
    /// <param name="values">Any contents; only their places change.</param>
    /// <param name="key">Same key, same permutation.</param>
    public static void Permute(Span<int> values, ulong key)
    {
        ulong state = key;
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = (int)NextBelow(ref state, (ulong)i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>The rows 0 to <paramref name="count"/> − 1 in shuffled order.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="seed">Same seed, same order.</param>
    public static int[] Order(int count, int seed)
    {
        int[] order = new int[count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Permute(order, Key(seed));
        return order;
    }

    internal static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    internal static ulong NextBelow(ref ulong state, ulong bound)
    {
        ulong high = Math.BigMul(Next(ref state), bound, out ulong low);
        if (low < bound)
        {
            ulong threshold = (0 - bound) % bound;
            while (low < threshold)
            {
                high = Math.BigMul(Next(ref state), bound, out low);
            }
        }

        return high;
    }
}
