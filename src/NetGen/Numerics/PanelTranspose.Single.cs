using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <content>Single precision: four outputs at a time, of four inputs, with AVX of eight.</content>
public static partial class PanelTranspose
{
    /// <summary>Copies W[j][i] to <c>block[j · width + i]</c> for outputs j and inputs i; behind the last input a row is zero.</summary>
    /// <param name="weights">The weight of the first output, which begins a panel, and of the first input.</param>
    /// <param name="panelWidth">Outputs in a panel, padding counted: a multiple of four. The weights of the next input are so far away.</param>
    /// <param name="panelLength">Elements from one panel to the next.</param>
    /// <param name="outputs">How many outputs.</param>
    /// <param name="inputs">How many inputs; at most <paramref name="width"/>, none where it is not above 0.</param>
    /// <param name="width">Elements of a row: a multiple of four.</param>
    /// <param name="block">Where to: <c>[outputs, rounded up to four][width]</c>; the padding of a panel comes along.</param>
    // A method of its own: inlined, it would be compiled once for every layer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy(ref float weights, nint panelWidth, nint panelLength, nint outputs, nint inputs, nint width, ref float block)
    {
        ref float panel = ref weights;
        ref float rows = ref block;
        for (nint j = 0; j < outputs; j += panelWidth)
        {
            for (nint k = 0; k < nint.Min(panelWidth, outputs - j); k += Vector128<float>.Count)
            {
                CopyFour(ref Unsafe.Add(ref panel, k), panelWidth, inputs, width, ref rows);
                rows = ref Unsafe.Add(ref rows, Vector128<float>.Count * width);
            }

            panel = ref Unsafe.Add(ref panel, panelLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyFour(ref float w, nint panelWidth, nint inputs, nint width, ref float rows)
    {
        nint i = 0;
        for (; Avx.IsSupported && i <= inputs - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Turn(LoadPair(ref w, 0, 4, panelWidth), LoadPair(ref w, 1, 5, panelWidth), LoadPair(ref w, 2, 6, panelWidth), LoadPair(ref w, 3, 7, panelWidth), ref Unsafe.Add(ref rows, i), width);
            w = ref Unsafe.Add(ref w, Vector256<float>.Count * panelWidth);
        }

        // Behind the last input nothing is read, though w goes on.
        for (; i < width; i += Vector128<float>.Count)
        {
            Turn(LoadIf(i < inputs, ref w, 0), LoadIf(i + 1 < inputs, ref w, panelWidth), LoadIf(i + 2 < inputs, ref w, 2 * panelWidth), LoadIf(i + 3 < inputs, ref w, 3 * panelWidth), ref Unsafe.Add(ref rows, i), width);
            w = ref Unsafe.Add(ref w, Vector128<float>.Count * panelWidth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadIf(bool exists, ref float weights, nint distance) =>
        exists ? Load(ref weights, distance) : Vector128<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Load(ref float weights, nint distance) => Vector128.LoadUnsafe(ref Unsafe.Add(ref weights, distance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LoadPair(ref float weights, nint lower, nint upper, nint panelWidth) =>
        Vector256.Create(Load(ref weights, lower * panelWidth), Load(ref weights, upper * panelWidth));

    /// <summary>Four outputs of four inputs: a and c interleaved, b and d, then the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, ref float rows, nint width)
    {
        (Vector128<float> lowAC, Vector128<float> highAC) = Interleave(a, c);
        (Vector128<float> lowBD, Vector128<float> highBD) = Interleave(b, d);
        (Vector128<float> first, Vector128<float> second) = Interleave(lowAC, lowBD);
        (Vector128<float> third, Vector128<float> fourth) = Interleave(highAC, highBD);
        first.StoreUnsafe(ref rows);
        second.StoreUnsafe(ref Unsafe.Add(ref rows, width));
        third.StoreUnsafe(ref Unsafe.Add(ref rows, 2 * width));
        fourth.StoreUnsafe(ref Unsafe.Add(ref rows, 3 * width));
    }

    /// <summary>The same of eight: each half of a vector by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, ref float rows, nint width)
    {
        Vector256<float> lowAC = Avx.UnpackLow(a, c);
        Vector256<float> lowBD = Avx.UnpackLow(b, d);
        Vector256<float> highAC = Avx.UnpackHigh(a, c);
        Vector256<float> highBD = Avx.UnpackHigh(b, d);
        Avx.UnpackLow(lowAC, lowBD).StoreUnsafe(ref rows);
        Avx.UnpackHigh(lowAC, lowBD).StoreUnsafe(ref Unsafe.Add(ref rows, width));
        Avx.UnpackLow(highAC, highBD).StoreUnsafe(ref Unsafe.Add(ref rows, 2 * width));
        Avx.UnpackHigh(highAC, highBD).StoreUnsafe(ref Unsafe.Add(ref rows, 3 * width));
    }
}
