using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Rows times panels of weights, for generated code: the samples of a batch that are left over when whole tiles are taken. One method for all
/// layers costs the compilers less than code of each layer's own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelProduct
{
    /// <summary><c>sums[r][c] = start[r][c] + Σ rows[r][k] · panel[k · panelWidth + c]</c> for the rows r, and the columns c of each
    /// panel.</summary>
    /// <param name="count">How many rows; may be 0.</param>
    /// <param name="rows">The first row.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="inner">How many numbers a row has.</param>
    /// <param name="panels">The first panel; each has <paramref name="inner"/> times <paramref name="panelWidth"/> elements.</param>
    /// <param name="panelWidth">Columns of a panel: whole vectors of 128 bits.</param>
    /// <param name="columns">Columns of all panels.</param>
    /// <param name="start">What the first row's sums begin with, such as a bias; a null reference for zeros.</param>
    /// <param name="startStride">Elements to what the next row's begin with; 0 where all begin alike. Without meaning for a null reference.</param>
    /// <param name="sums">Where to; may be <paramref name="start"/>.</param>
    /// <param name="sumsStride">Elements from one row of sums to the next.</param>
    public static void Rows(
        nint count, ref float rows, nint stride, nint inner, ref float panels, nint panelWidth, nint columns,
        ref float start, nint startStride, ref float sums, nint sumsStride)
    {
        if (Vector512.IsHardwareAccelerated && panelWidth % Vector512<float>.Count == 0)
        {
            Rows<float, Vector512<float>, Single512>(
                count, ref rows, stride, inner, ref panels, panelWidth, columns, Vector512<float>.Count,
                ref start, startStride, ref sums, sumsStride);
        }
        else if (Vector256.IsHardwareAccelerated && panelWidth % Vector256<float>.Count == 0)
        {
            Rows<float, Vector256<float>, Single256>(
                count, ref rows, stride, inner, ref panels, panelWidth, columns, Vector256<float>.Count,
                ref start, startStride, ref sums, sumsStride);
        }
        else
        {
            Rows<float, Vector128<float>, Single128>(
                count, ref rows, stride, inner, ref panels, panelWidth, columns, Vector128<float>.Count,
                ref start, startStride, ref sums, sumsStride);
        }
    }

    /// <inheritdoc cref="Rows(nint, ref float, nint, nint, ref float, nint, nint, ref float, nint, ref float, nint)"/>
    public static void Rows(
        nint count, ref double rows, nint stride, nint inner, ref double panels, nint panelWidth, nint columns,
        ref double start, nint startStride, ref double sums, nint sumsStride)
    {
        if (Vector512.IsHardwareAccelerated && panelWidth % Vector512<double>.Count == 0)
        {
            Rows<double, Vector512<double>, Double512>(
                count, ref rows, stride, inner, ref panels, panelWidth, columns, Vector512<double>.Count,
                ref start, startStride, ref sums, sumsStride);
        }
        else if (Vector256.IsHardwareAccelerated && panelWidth % Vector256<double>.Count == 0)
        {
            Rows<double, Vector256<double>, Double256>(
                count, ref rows, stride, inner, ref panels, panelWidth, columns, Vector256<double>.Count,
                ref start, startStride, ref sums, sumsStride);
        }
        else
        {
            Rows<double, Vector128<double>, Double128>(
                count, ref rows, stride, inner, ref panels, panelWidth, columns, Vector128<double>.Count,
                ref start, startStride, ref sums, sumsStride);
        }
    }

    // A method for each width: the JIT compiles those that are called.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rows<TNumber, TVector, TVectors>(
        nint count, ref TNumber rows, nint stride, nint inner, ref TNumber panels, nint panelWidth, nint columns, nint lanes,
        ref TNumber start, nint startStride, ref TNumber sums, nint sumsStride)
        where TVectors : IVectors<TNumber, TVector>
    {
        // Panel by panel: one stays in the cache for all rows.
        for (nint column = 0; column < columns; column += panelWidth)
        {
            ref TNumber row = ref rows;
            ref TNumber first = ref Unsafe.IsNullRef(ref start) ? ref start : ref Unsafe.Add(ref start, column);
            ref TNumber sum = ref Unsafe.Add(ref sums, column);
            for (nint r = 0; r < count; r++)
            {
                Row<TNumber, TVector, TVectors>(ref row, inner, ref panels, panelWidth, lanes, ref first, ref sum);
                row = ref Unsafe.Add(ref row, stride);
                first = ref Unsafe.Add(ref first, Unsafe.IsNullRef(ref start) ? 0 : startStride);
                sum = ref Unsafe.Add(ref sum, sumsStride);
            }

            panels = ref Unsafe.Add(ref panels, inner * panelWidth);
        }
    }

    /// <summary>A row times a panel, vector by vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<TNumber, TVector, TVectors>(
        ref TNumber row, nint inner, ref TNumber panel, nint width, nint lanes, ref TNumber start, ref TNumber sums)
        where TVectors : IVectors<TNumber, TVector>
    {
        for (nint column = 0; column < width; column += lanes)
        {
            TVector first = Unsafe.IsNullRef(ref start) ? TVectors.Zero : TVectors.Load(ref start, column);
            TVectors.Store(Add<TNumber, TVector, TVectors>(ref row, inner, ref Unsafe.Add(ref panel, column), width, first), ref sums, column);
        }
    }

    /// <summary>Adds to a vector, in eight sums, so that an addition does not wait for the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add<TNumber, TVector, TVectors>(ref TNumber x, nint inner, ref TNumber w, nint step, TVector first)
        where TVectors : IVectors<TNumber, TVector>
    {
        TVector a0 = first, a1 = TVectors.Zero, a2 = a1, a3 = a1, a4 = a1, a5 = a1, a6 = a1, a7 = a1;
        for (nint eights = inner / 8; eights > 0; eights--)
        {
            a0 = TVectors.MultiplyAdd(ref x, 0, ref w, 0, a0);
            a1 = TVectors.MultiplyAdd(ref x, 1, ref w, step, a1);
            a2 = TVectors.MultiplyAdd(ref x, 2, ref w, 2 * step, a2);
            a3 = TVectors.MultiplyAdd(ref x, 3, ref w, 3 * step, a3);
            w = ref Unsafe.Add(ref w, 4 * step);
            a4 = TVectors.MultiplyAdd(ref x, 4, ref w, 0, a4);
            a5 = TVectors.MultiplyAdd(ref x, 5, ref w, step, a5);
            a6 = TVectors.MultiplyAdd(ref x, 6, ref w, 2 * step, a6);
            a7 = TVectors.MultiplyAdd(ref x, 7, ref w, 3 * step, a7);
            w = ref Unsafe.Add(ref w, 4 * step);
            x = ref Unsafe.Add(ref x, 8);
        }

        if ((inner & 4) != 0)
        {
            a0 = TVectors.MultiplyAdd(ref x, 0, ref w, 0, a0);
            a1 = TVectors.MultiplyAdd(ref x, 1, ref w, step, a1);
            a2 = TVectors.MultiplyAdd(ref x, 2, ref w, 2 * step, a2);
            a3 = TVectors.MultiplyAdd(ref x, 3, ref w, 3 * step, a3);
            w = ref Unsafe.Add(ref w, 4 * step);
            x = ref Unsafe.Add(ref x, 4);
        }

        if ((inner & 2) != 0)
        {
            a4 = TVectors.MultiplyAdd(ref x, 0, ref w, 0, a4);
            a5 = TVectors.MultiplyAdd(ref x, 1, ref w, step, a5);
            w = ref Unsafe.Add(ref w, 2 * step);
            x = ref Unsafe.Add(ref x, 2);
        }

        if ((inner & 1) != 0)
        {
            a6 = TVectors.MultiplyAdd(ref x, 0, ref w, 0, a6);
        }

        return TVectors.Add(
            TVectors.Add(TVectors.Add(a0, a4), TVectors.Add(a2, a6)), TVectors.Add(TVectors.Add(a1, a5), TVectors.Add(a3, a7)));
    }
}
