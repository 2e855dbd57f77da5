using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <content>Double precision: two outputs at a time, of two inputs, with AVX of four.</content>
public static partial class PanelTranspose
{
    /// <inheritdoc cref="Copy(ref float, nint, nint, nint, nint, nint, ref float)"/>
    // A method of its own: inlined, it would be compiled once for every layer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy(ref double weights, nint panelWidth, nint panelLength, nint outputs, nint inputs, nint width, ref double block)
    {
        ref double panel = ref weights;
        ref double rows = ref block;
        for (nint j = 0; j < outputs; j += panelWidth)
        {
            for (nint k = 0; k < nint.Min(panelWidth, outputs - j); k += Vector128<double>.Count)
            {
                CopyTwo(ref Unsafe.Add(ref panel, k), panelWidth, inputs, width, ref rows);
                rows = ref Unsafe.Add(ref rows, Vector128<double>.Count * width);
            }

            panel = ref Unsafe.Add(ref panel, panelLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyTwo(ref double w, nint panelWidth, nint inputs, nint width, ref double rows)
    {
        nint i = 0;
        for (; Avx.IsSupported && i <= inputs - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> a = Vector256.Create(Load(ref w, 0), Load(ref w, 2 * panelWidth));
            Vector256<double> b = Vector256.Create(Load(ref w, panelWidth), Load(ref w, 3 * panelWidth));
            Avx.UnpackLow(a, b).StoreUnsafe(ref Unsafe.Add(ref rows, i));
            Avx.UnpackHigh(a, b).StoreUnsafe(ref Unsafe.Add(ref rows, i + width));
            w = ref Unsafe.Add(ref w, Vector256<double>.Count * panelWidth);
        }

        // Behind the last input nothing is read, though w goes on.
        for (; i < width; i += Vector128<double>.Count)
        {
            (Vector128<double> first, Vector128<double> second) = Interleave(LoadIf(i < inputs, ref w, 0), LoadIf(i + 1 < inputs, ref w, panelWidth));
            first.StoreUnsafe(ref Unsafe.Add(ref rows, i));
            second.StoreUnsafe(ref Unsafe.Add(ref rows, i + width));
            w = ref Unsafe.Add(ref w, Vector128<double>.Count * panelWidth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LoadIf(bool exists, ref double weights, nint distance) =>
        exists ? Load(ref weights, distance) : Vector128<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Load(ref double weights, nint distance) => Vector128.LoadUnsafe(ref Unsafe.Add(ref weights, distance));
}
