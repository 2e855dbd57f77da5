using System;
using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NetGen;

/// <summary>Tokens and class indices at a network's public entry: whole numbers, checked and copied into the network's number type.</summary>
/// <typeparam name="T">The network's number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WholeNumbers<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _rented;
    private readonly int _length;

    /// <summary>Checks and copies whole numbers.</summary>
    /// <param name="values"><c>[n][size]</c>.</param>
    /// <param name="size">Numbers of one sample.</param>
    /// <param name="name">The argument they come from.</param>
    /// <param name="below">The smallest number that is too large.</param>
    /// <param name="ignored">A further number that is taken.</param>
    /// <exception cref="ArgumentException">A number that is out of range.</exception>
    public WholeNumbers(ReadOnlySpan<int> values, int size, string name, int below, int ignored = 0)
    {
        _rented = ArrayPool<T>.Shared.Rent(values.Length);
        _length = values.Length;
        for (int i = 0; i < values.Length; i++)
        {
            int value = values[i];
            if ((uint)value >= (uint)below && value != ignored)
            {
                ArrayPool<T>.Shared.Return(_rented);
                WholeNumbers.Throw(i, size, name, below, ignored, value);
            }

            _rented[i] = T.CreateTruncating(value);
        }
    }

    /// <summary>The numbers as the network reads them.</summary>
    public ReadOnlySpan<T> Numbers => _rented.AsSpan(0, _length);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(_rented);
}

/// <summary>The checks of whole numbers among a network's numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WholeNumbers
{
    /// <summary>Checks some numbers of each sample.</summary>
    /// <typeparam name="T">The network's number type.</typeparam>
    /// <param name="values"><c>[n][size]</c>.</param>
    /// <param name="size">Numbers of one sample.</param>
    /// <param name="first">The first that is checked.</param>
    /// <param name="count">How many are checked.</param>
    /// <param name="step">From one to the next.</param>
    /// <param name="name">The argument they come from.</param>
    /// <param name="below">The smallest number that is too large.</param>
    /// <param name="ignored">A further number that is taken.</param>
    /// <exception cref="ArgumentException">A number that is not whole or out of range.</exception>
    public static void Check<T>(ReadOnlySpan<T> values, int size, int first, int count, int step, string name, int below, int ignored = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int sample = first; sample < values.Length; sample += size)
        {
            for (int i = 0; i < count; i++)
            {
                T value = values[sample + (i * step)];
                int whole = int.CreateSaturating(value);
                if (((uint)whole >= (uint)below && whole != ignored) || T.CreateTruncating(whole) != value)
                {
                    Throw(sample + (i * step), size, name, below, ignored, value);
                }
            }
        }
    }

    /// <summary>One token, checked.</summary>
    /// <param name="token"><c>[1]</c>.</param>
    /// <param name="below">The smallest number that is too large.</param>
    /// <exception cref="ArgumentException">A number that is out of range.</exception>
    public static int Token(ReadOnlySpan<int> token, int below)
    {
        int value = Guard.OneSample(token, 1)[0];
        if ((uint)value >= (uint)below)
        {
            Throw(0, 1, "input", below, ignored: 0, value);
        }

        return value;
    }

    [DoesNotReturn]
    internal static void Throw<T>(int index, int size, string name, int below, int ignored, T value)
    {
        string other = ignored == 0 ? "" : FormattableString.Invariant($" or {ignored}");
        throw new ArgumentException(
            FormattableString.Invariant(
                $"{name}, row {index / size}, position {index % size}: expected a whole number from 0 to {below - 1}{other}, found {value}."),
            name);
    }
}
