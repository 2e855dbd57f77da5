using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>value · scale + offset, in double: what is made of the numbers of a dataset when they are read.</summary>
internal readonly struct LinearMap
{
    private readonly double _scale;
    private readonly double _offset;

    /// <exception cref="ArgumentOutOfRangeException">A number that is not finite, or a scale of 0.</exception>
    public LinearMap(double scale, double offset)
    {
        if (!double.IsFinite(scale) || scale == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale must be finite and not 0.");
        }

        if (!double.IsFinite(offset))
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "The offset must be finite.");
        }

        _scale = scale;

        // x + (−0) is x for every x, −0 included.
        _offset = offset == 0 ? -0.0 : offset;
    }

    /// <summary>Leaves every number as it is.</summary>
    public static LinearMap Identity { get; } = new(1, 0);

    public bool IsIdentity => _scale == 1 && _offset == 0;

    /// <summary>Whether every number of a type becomes one that is finite as a float.</summary>
    public bool IsBounded(NumberType type)
    {
        (double least, double most) = NumberTypes.Range(type);
        return float.IsFinite((float)Apply(least)) && float.IsFinite((float)Apply(most));
    }

    public void Apply<TElement>(ReadOnlySpan<TElement> source, Span<double> destination)
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(byte) && source.Length >= Vector<byte>.Count)
        {
            ApplyToBytes(MemoryMarshal.Cast<TElement, byte>(source), destination);
            return;
        }

        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = Apply(NumberTypes.ToDouble(source[i]));
        }
    }

    public void Apply<TElement>(ReadOnlySpan<TElement> source, Span<float> destination)
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(float) && IsIdentity)
        {
            MemoryMarshal.Cast<TElement, float>(source).CopyTo(destination);
            return;
        }

        if (typeof(TElement) == typeof(byte) && source.Length >= Vector<byte>.Count)
        {
            ApplyToBytes(MemoryMarshal.Cast<TElement, byte>(source), destination);
            return;
        }

        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = (float)Apply(NumberTypes.ToDouble(source[i]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Apply(double value) => (value * _scale) + _offset;

    /// <summary>At least a vector of bytes to floats or doubles; the last vector takes in some of the one before.</summary>
    private void ApplyToBytes<T>(ReadOnlySpan<byte> source, Span<T> destination)
        where T : unmanaged
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref T to = ref MemoryMarshal.GetReference(destination[..source.Length]);
        int last = source.Length - Vector<byte>.Count;
        for (int i = 0; ; i = int.Min(i + Vector<byte>.Count, last))
        {
            Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)i), out Vector<ushort> lower, out Vector<ushort> upper);
            ref T place = ref Unsafe.Add(ref to, i);
            ApplyToShorts(lower, ref place);
            ApplyToShorts(upper, ref Unsafe.Add(ref place, Vector<ushort>.Count));
            if (i == last)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ApplyToShorts<T>(Vector<ushort> values, ref T to)
        where T : unmanaged
    {
        Vector.Widen(values, out Vector<uint> lower, out Vector<uint> upper);
        ApplyToInts(lower.As<uint, int>(), ref to);
        ApplyToInts(upper.As<uint, int>(), ref Unsafe.Add(ref to, Vector<uint>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ApplyToInts<T>(Vector<int> values, ref T to)
        where T : unmanaged
    {
        // Whole numbers below 2²⁴ are exact as floats, and .NET widens floats in one instruction.
        Vector.Widen(Vector.ConvertToSingle(values), out Vector<double> lower, out Vector<double> upper);
        lower = (lower * new Vector<double>(_scale)) + new Vector<double>(_offset);
        upper = (upper * new Vector<double>(_scale)) + new Vector<double>(_offset);
        if (typeof(T) == typeof(float))
        {
            Vector.Narrow(lower, upper).StoreUnsafe(ref Unsafe.As<T, float>(ref to));
        }
        else
        {
            lower.StoreUnsafe(ref Unsafe.As<T, double>(ref to));
            upper.StoreUnsafe(ref Unsafe.As<T, double>(ref to), (nuint)Vector<double>.Count);
        }
    }
}
