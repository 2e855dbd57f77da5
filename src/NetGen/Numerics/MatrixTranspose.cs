using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>Transposes matrices in blocks, for generated code: images between <c>[channels][pixels]</c> and <c>[pixels][channels]</c>, and weights.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class MatrixTranspose
{
    // Elements one by one, where there are fewer columns or rows than a block has.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CopyElements<T>(
        ref T source, nint sourceStride, nint rows, nint columns, ref T target, nint targetStride, nint first, nint width)
        where T : struct
    {
        for (nint j = 0; j < columns; j++)
        {
            for (nint i = first; i < width; i++)
            {
                Unsafe.Add(ref target, (j * targetStride) + i) = i < rows ? Unsafe.Add(ref source, (i * sourceStride) + j) : default;
            }
        }
    }

    // a0 b0 of every 128 bits (a0 b0 a1 b1 of single precision), and what is left of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) Interleave(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b))
        : AdvSimd.Arm64.IsSupported ? (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b))
        : (Vector128.Create(a[0], b[0], a[1], b[1]), Vector128.Create(a[2], b[2], a[3], b[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<double> Low, Vector128<double> High) Interleave(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? (Sse2.UnpackLow(a, b), Sse2.UnpackHigh(a, b))
        : AdvSimd.Arm64.IsSupported ? (AdvSimd.Arm64.ZipLow(a, b), AdvSimd.Arm64.ZipHigh(a, b))
        : (Vector128.Create(a[0], b[0]), Vector128.Create(a[1], b[1]));
}
