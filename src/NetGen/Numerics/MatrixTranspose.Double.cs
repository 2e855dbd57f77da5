using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <content>Double precision: two columns at a time, of two rows, with AVX of four.</content>
public static partial class MatrixTranspose
{
    /// <inheritdoc cref="Copy(ref float, nint, nint, nint, ref float, nint, nint)"/>
    // A method of its own: inlined, it would be compiled once for every layer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy(ref double source, nint sourceStride, nint rows, nint columns, ref double target, nint targetStride, nint width)
    {
        if (columns < Vector128<double>.Count)
        {
            CopyElements(ref source, sourceStride, rows, columns, ref target, targetStride, 0, width);
            return;
        }

        for (nint j = 0; j < columns; j += Vector128<double>.Count)
        {
            nint first = nint.Min(j, columns - Vector128<double>.Count);
            CopyTwo(ref Unsafe.Add(ref source, first), sourceStride, rows, ref Unsafe.Add(ref target, first * targetStride), targetStride, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyTwo(ref double source, nint sourceStride, nint rows, ref double target, nint targetStride, nint width)
    {
        ref double a = ref source;
        nint i = 0;
        for (; Avx.IsSupported && i <= rows - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> even = Vector256.Create(Load(ref a, 0), Load(ref a, 2 * sourceStride));
            Vector256<double> odd = Vector256.Create(Load(ref a, sourceStride), Load(ref a, 3 * sourceStride));
            Avx.UnpackLow(even, odd).StoreUnsafe(ref Unsafe.Add(ref target, i));
            Avx.UnpackHigh(even, odd).StoreUnsafe(ref Unsafe.Add(ref target, i + targetStride));
            a = ref Unsafe.Add(ref a, Vector256<double>.Count * sourceStride);
        }

        // Behind the last row nothing is read, though a goes on.
        for (; i <= width - Vector128<double>.Count; i += Vector128<double>.Count)
        {
            (Vector128<double> first, Vector128<double> second) = Interleave(LoadIf(i < rows, ref a, 0), LoadIf(i + 1 < rows, ref a, sourceStride));
            first.StoreUnsafe(ref Unsafe.Add(ref target, i));
            second.StoreUnsafe(ref Unsafe.Add(ref target, i + targetStride));
            a = ref Unsafe.Add(ref a, Vector128<double>.Count * sourceStride);
        }

        if (i < width)
        {
            CopyElements(ref source, sourceStride, rows, Vector128<double>.Count, ref target, targetStride, i, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LoadIf(bool exists, ref double source, nint distance) =>
        exists ? Load(ref source, distance) : Vector128<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Load(ref double source, nint distance) => Vector128.LoadUnsafe(ref Unsafe.Add(ref source, distance));
}
