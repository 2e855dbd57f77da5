using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Transposes a block of weights for generated code: in a panel the outputs of an input stand side by side, afterwards the inputs of an output do.
/// What is summed along the outputs then needs no sum across a vector.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class PanelTranspose
{
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
