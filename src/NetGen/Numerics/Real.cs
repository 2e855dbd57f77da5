using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Numbers of a precision the compiler knows; <c>CreateTruncating</c> does the same through calls that are only inlined where a profile says
/// so.</summary>
internal static class Real
{
    /// <summary>The nearest number of that type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(value)
        : T.CreateTruncating(value);

    /// <summary>The nearest numbers of that type, as many as there are in <paramref name="source"/>; the last vector takes in some of the one
    /// before.</summary>
    public static void Convert<T>(ReadOnlySpan<double> source, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            source.CopyTo(MemoryMarshal.Cast<T, double>(destination));
        }
        else if (typeof(T) == typeof(float) && source.Length >= Vector<float>.Count)
        {
            Narrow(source, MemoryMarshal.Cast<T, float>(destination));
        }
        else
        {
            for (int i = 0; i < source.Length; i++)
            {
                destination[i] = Of<T>(source[i]);
            }
        }
    }

    private static void Narrow(ReadOnlySpan<double> source, Span<float> destination)
    {
        ref double from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination[..source.Length]);
        int last = source.Length - Vector<float>.Count;
        for (int i = 0; ; i = int.Min(i + Vector<float>.Count, last))
        {
            Vector<double> lower = Vector.LoadUnsafe(ref from, (nuint)i);
            Vector<double> upper = Vector.LoadUnsafe(ref from, (nuint)(i + Vector<double>.Count));
            Vector.Narrow(lower, upper).StoreUnsafe(ref to, (nuint)i);
            if (i == last)
            {
                return;
            }
        }
    }

    /// <summary>left · right + addend: in one rounding where the processor has that, in two elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd<T>(Vector<T> left, Vector<T> right, Vector<T> addend)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float)
            ? Vector.MultiplyAddEstimate(left.As<T, float>(), right.As<T, float>(), addend.As<T, float>()).As<float, T>()
            : Vector.MultiplyAddEstimate(left.As<T, double>(), right.As<T, double>(), addend.As<T, double>()).As<double, T>();
}
