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

        ref double a = ref source;
        nint i = 0;
        for (; Avx.IsSupported && i <= rows - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            for (nint j = 0; j < columns; j += Vector128<double>.Count)
            {
                nint first = nint.Min(j, columns - Vector128<double>.Count);
                ref double block = ref Unsafe.Add(ref a, first);
                ref double transposed = ref Unsafe.Add(ref target, (first * targetStride) + i);
                Vector256<double> even = Vector256.Create(Load(ref block, 0), Load(ref block, 2 * sourceStride));
                Vector256<double> odd = Vector256.Create(Load(ref block, sourceStride), Load(ref block, 3 * sourceStride));
                Avx.UnpackLow(even, odd).StoreUnsafe(ref transposed);
                Avx.UnpackHigh(even, odd).StoreUnsafe(ref Unsafe.Add(ref transposed, targetStride));
            }

            a = ref Unsafe.Add(ref a, Vector256<double>.Count * sourceStride);
        }

        // Behind the last row nothing is read, though a goes on.
        for (; i <= width - Vector128<double>.Count; i += Vector128<double>.Count)
        {
            for (nint j = 0; j < columns; j += Vector128<double>.Count)
            {
                nint first = nint.Min(j, columns - Vector128<double>.Count);
                ref double block = ref Unsafe.Add(ref a, first);
                ref double transposed = ref Unsafe.Add(ref target, (first * targetStride) + i);
                (Vector128<double> even, Vector128<double> odd) = Interleave(LoadIf(i < rows, ref block, 0), LoadIf(i + 1 < rows, ref block, sourceStride));
                even.StoreUnsafe(ref transposed);
                odd.StoreUnsafe(ref Unsafe.Add(ref transposed, targetStride));
            }

            a = ref Unsafe.Add(ref a, Vector128<double>.Count * sourceStride);
        }

        if (i < width)
        {
            CopyElements(ref source, sourceStride, rows, columns, ref target, targetStride, i, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LoadIf(bool exists, ref double source, nint distance) =>
        exists ? Load(ref source, distance) : Vector128<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Load(ref double source, nint distance) => Vector128.LoadUnsafe(ref Unsafe.Add(ref source, distance));
}
