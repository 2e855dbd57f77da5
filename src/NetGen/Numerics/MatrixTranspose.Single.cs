using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <content>Single precision: four columns at a time, of four rows, with AVX of eight.</content>
public static partial class MatrixTranspose
{
    /// <summary>Copies A[i][j] to <c>target[j · targetStride + i]</c> for rows i and columns j; behind the last row come zeros.</summary>
    /// <param name="source">A's first element.</param>
    /// <param name="sourceStride">Elements from a row of A to the next.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="target">Where to.</param>
    /// <param name="targetStride">Elements from a row of the target to the next.</param>
    /// <param name="width">Elements of a row of the target that are written: <paramref name="rows"/>, or a multiple of four that is larger.</param>
    // A method of its own: inlined, it would be compiled once for every layer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy(ref float source, nint sourceStride, nint rows, nint columns, ref float target, nint targetStride, nint width)
    {
        if (columns < Vector128<float>.Count)
        {
            CopyElements(ref source, sourceStride, rows, columns, ref target, targetStride, 0, width);
            return;
        }

        // Of rows a multiple of 1024 bytes apart few fit the nearest cache: each line is read to its end.
        ref float a = ref source;
        nint i = 0;
        for (; Avx.IsSupported && i <= rows - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            for (nint j = 0; j < columns; j += Vector128<float>.Count)
            {
                // The last four overlap those before, where columns are no multiple.
                nint first = nint.Min(j, columns - Vector128<float>.Count);
                ref float block = ref Unsafe.Add(ref a, first);
                Turn(LoadPair(ref block, 0, 4, sourceStride), LoadPair(ref block, 1, 5, sourceStride), LoadPair(ref block, 2, 6, sourceStride), LoadPair(ref block, 3, 7, sourceStride), ref Unsafe.Add(ref target, (first * targetStride) + i), targetStride);
            }

            a = ref Unsafe.Add(ref a, Vector256<float>.Count * sourceStride);
        }

        // Behind the last row nothing is read, though a goes on.
        for (; i <= width - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            for (nint j = 0; j < columns; j += Vector128<float>.Count)
            {
                nint first = nint.Min(j, columns - Vector128<float>.Count);
                ref float block = ref Unsafe.Add(ref a, first);
                Turn(LoadIf(i < rows, ref block, 0), LoadIf(i + 1 < rows, ref block, sourceStride), LoadIf(i + 2 < rows, ref block, 2 * sourceStride), LoadIf(i + 3 < rows, ref block, 3 * sourceStride), ref Unsafe.Add(ref target, (first * targetStride) + i), targetStride);
            }

            a = ref Unsafe.Add(ref a, Vector128<float>.Count * sourceStride);
        }

        if (i < width)
        {
            CopyElements(ref source, sourceStride, rows, columns, ref target, targetStride, i, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadIf(bool exists, ref float source, nint distance) =>
        exists ? Load(ref source, distance) : Vector128<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Load(ref float source, nint distance) => Vector128.LoadUnsafe(ref Unsafe.Add(ref source, distance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LoadPair(ref float source, nint lower, nint upper, nint stride) =>
        Vector256.Create(Load(ref source, lower * stride), Load(ref source, upper * stride));

    /// <summary>Four columns of four rows: a and c interleaved, b and d, then the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, ref float target, nint stride)
    {
        (Vector128<float> lowAC, Vector128<float> highAC) = Interleave(a, c);
        (Vector128<float> lowBD, Vector128<float> highBD) = Interleave(b, d);
        (Vector128<float> first, Vector128<float> second) = Interleave(lowAC, lowBD);
        (Vector128<float> third, Vector128<float> fourth) = Interleave(highAC, highBD);
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref Unsafe.Add(ref target, stride));
        third.StoreUnsafe(ref Unsafe.Add(ref target, 2 * stride));
        fourth.StoreUnsafe(ref Unsafe.Add(ref target, 3 * stride));
    }

    /// <summary>The same of eight rows: each half of a vector by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, ref float target, nint stride)
    {
        Vector256<float> lowAC = Avx.UnpackLow(a, c);
        Vector256<float> lowBD = Avx.UnpackLow(b, d);
        Vector256<float> highAC = Avx.UnpackHigh(a, c);
        Vector256<float> highBD = Avx.UnpackHigh(b, d);
        Avx.UnpackLow(lowAC, lowBD).StoreUnsafe(ref target);
        Avx.UnpackHigh(lowAC, lowBD).StoreUnsafe(ref Unsafe.Add(ref target, stride));
        Avx.UnpackLow(highAC, highBD).StoreUnsafe(ref Unsafe.Add(ref target, 2 * stride));
        Avx.UnpackHigh(highAC, highBD).StoreUnsafe(ref Unsafe.Add(ref target, 3 * stride));
    }
}
