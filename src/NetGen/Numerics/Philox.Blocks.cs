using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <content>
/// Blocks side by side, the same words. A block takes two lanes of 64 bits, of which the lower halves count: words 0 and 2, which are multiplied,
/// stand in one vector, words 1 and 3 in another. Four vectors at once: a round waits for its multiplication.
/// </content>
internal readonly partial struct Philox
{
    /// <summary>Words that are made at once.</summary>
    public const int WordsAtOnce = 32;

    /// <summary>Words of one block.</summary>
    public const int WordsPerBlock = 4;

    private const int HalfLane = 32;
    private const ulong LowerHalf = uint.MaxValue;

    /// <summary>The words of the blocks from a counter on.</summary>
    /// <param name="counter0">Word 0 of the first counter; it counts on from block to block.</param>
    /// <param name="counter1">Word 1.</param>
    /// <param name="counter2">Word 2.</param>
    /// <param name="counter3">Word 3.</param>
    /// <param name="words">Where to: a multiple of <see cref="WordsAtOnce"/>.</param>
    public void Generate(uint counter0, uint counter1, uint counter2, uint counter3, Span<uint> words)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            Generate256(counter0, counter1, counter2, counter3, words);
        }
        else
        {
            Generate128(counter0, counter1, counter2, counter3, words);
        }
    }

    /// <inheritdoc cref="Generate(uint, uint, uint, uint, Span{uint})"/>
    internal void Generate256(uint counter0, uint counter1, uint counter2, uint counter3, Span<uint> words)
    {
        for (int first = 0; first < words.Length; first += WordsAtOnce)
        {
            uint block = unchecked(counter0 + (uint)(first / WordsPerBlock));
            EightBlocks(Vector256.Create(block, counter2, block + 1UL, counter2), Vector256.Create(counter1, counter3, counter1, (ulong)counter3), words.Slice(first, WordsAtOnce));
        }
    }

    /// <inheritdoc cref="Generate(uint, uint, uint, uint, Span{uint})"/>
    internal void Generate128(uint counter0, uint counter1, uint counter2, uint counter3, Span<uint> words)
    {
        for (int first = 0; first < words.Length; first += WordsAtOnce / 2)
        {
            uint block = unchecked(counter0 + (uint)(first / WordsPerBlock));
            FourBlocks(Vector128.Create(block, (ulong)counter2), Vector128.Create(counter1, (ulong)counter3), words.Slice(first, WordsAtOnce / 2));
        }
    }

    private void EightBlocks(Vector256<ulong> even, Vector256<ulong> odd, Span<uint> words)
    {
        var two = Vector256.Create(2UL, 0, 2, 0);
        (Vector256<ulong> even0, Vector256<ulong> even1) = (even, even + two);
        (Vector256<ulong> even2, Vector256<ulong> even3) = (even1 + two, even1 + two + two);
        (Vector256<ulong> odd0, Vector256<ulong> odd1, Vector256<ulong> odd2, Vector256<ulong> odd3) = (odd, odd, odd, odd);
        var key = Vector256.Create(key0, key1, key0, (ulong)key1);
        var weyl = Vector256.Create(Weyl0, Weyl1, Weyl0, (ulong)Weyl1);
        for (int round = 0; round < Rounds; round++)
        {
            Round(ref even0, ref odd0, key);
            Round(ref even1, ref odd1, key);
            Round(ref even2, ref odd2, key);
            Round(ref even3, ref odd3, key);
            key += weyl;
        }

        Words(even0, odd0).CopyTo(words);
        Words(even1, odd1).CopyTo(words[8..]);
        Words(even2, odd2).CopyTo(words[16..]);
        Words(even3, odd3).CopyTo(words[24..]);
    }

    private void FourBlocks(Vector128<ulong> even, Vector128<ulong> odd, Span<uint> words)
    {
        var one = Vector128.Create(1UL, 0);
        (Vector128<ulong> even0, Vector128<ulong> even1) = (even, even + one);
        (Vector128<ulong> even2, Vector128<ulong> even3) = (even1 + one, even1 + one + one);
        (Vector128<ulong> odd0, Vector128<ulong> odd1, Vector128<ulong> odd2, Vector128<ulong> odd3) = (odd, odd, odd, odd);
        var key = Vector128.Create(key0, (ulong)key1);
        var weyl = Vector128.Create(Weyl0, (ulong)Weyl1);
        for (int round = 0; round < Rounds; round++)
        {
            Round(ref even0, ref odd0, key);
            Round(ref even1, ref odd1, key);
            Round(ref even2, ref odd2, key);
            Round(ref even3, ref odd3, key);
            key += weyl;
        }

        Words(even0, odd0).CopyTo(words);
        Words(even1, odd1).CopyTo(words[4..]);
        Words(even2, odd2).CopyTo(words[8..]);
        Words(even3, odd3).CopyTo(words[12..]);
    }

    // Each product goes to the other word's place. Upper halves of odd are left as they come.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector256<ulong> even, ref Vector256<ulong> odd, Vector256<ulong> key)
    {
        var multipliers = Vector256.Create(Multiplier0, Multiplier1, Multiplier0, (ulong)Multiplier1);
        Vector256<ulong> products = Avx2.IsSupported
            ? Avx2.Multiply(even.AsUInt32(), multipliers.AsUInt32())
            : (even & Vector256.Create(LowerHalf)) * multipliers;
        products = Vector256.Shuffle(products, Vector256.Create(1UL, 0, 3, 2));
        even = (products >>> HalfLane) ^ odd ^ key;
        odd = products;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Vector128<ulong> even, ref Vector128<ulong> odd, Vector128<ulong> key)
    {
        var multipliers = Vector128.Create(Multiplier0, (ulong)Multiplier1);
        Vector128<ulong> products = Sse2.IsSupported
            ? Sse2.Multiply(even.AsUInt32(), multipliers.AsUInt32())
            : (even & Vector128.Create(LowerHalf)) * multipliers;
        products = Vector128.Shuffle(products, Vector128.Create(1UL, 0));
        even = (products >>> HalfLane) ^ odd ^ key;
        odd = products;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Words(Vector256<ulong> even, Vector256<ulong> odd) =>
        ((even & Vector256.Create(LowerHalf)) | (odd << HalfLane)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Words(Vector128<ulong> even, Vector128<ulong> odd) =>
        ((even & Vector128.Create(LowerHalf)) | (odd << HalfLane)).AsUInt32();
}
