using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Sets state that has decayed to almost nothing, and gradients as small, to zero. Where gradients stay zero (a dead unit), moments shrink
/// geometrically until they are denormal, and a processor works on those up to 100 times slower; .NET cannot switch that off. The thresholds lie so
/// far below every usual epsilon that what is lost of an update cannot matter; NaN stays NaN.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
internal static class Flush<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Not static fields, whose initialisation the loop would check: the compiler makes constants of these, Native AOT's where they are inlined.
    private static T LeastGradient
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Real.Of<T>(Unsafe.SizeOf<T>() == sizeof(float) ? 1e-17 : 1e-150);
    }

    private static T LeastFirst
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Real.Of<T>(Unsafe.SizeOf<T>() == sizeof(float) ? 1e-20 : 1e-150);
    }

    private static T LeastSecond
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Real.Of<T>(Unsafe.SizeOf<T>() == sizeof(float) ? 1e-36 : 1e-300);
    }

    /// <summary>Zero where |g| &lt; 10⁻¹⁷ (double: 10⁻¹⁵⁰): what remains is a normal number when it has been squared and multiplied by 1 − β₂, for β₂ up to 0.9998.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Gradient(Vector<T> gradient) =>
        Vector.AndNot(gradient, Vector.LessThan(Vector.Abs(gradient), new Vector<T>(LeastGradient)));

    /// <summary>Zero where |m| &lt; 10⁻²⁰ (double: 10⁻¹⁵⁰): for what is of the size of a gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> First(Vector<T> moment) => Vector.AndNot(moment, Vector.LessThan(Vector.Abs(moment), new Vector<T>(LeastFirst)));

    /// <summary>Zero where v &lt; 10⁻³⁶ (double: 10⁻³⁰⁰): for what is of the size of a squared gradient, and never negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Second(Vector<T> moment) => Vector.AndNot(moment, Vector.LessThan(moment, new Vector<T>(LeastSecond)));
}
