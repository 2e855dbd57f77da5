using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>An array of the caller's between guards. What is read stands amid NaN, which spreads; what is written, amid numbers of both signs, for what
/// is computed from NaN is NaN again.</summary>
internal sealed class CallersMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Guard = 64;

    private readonly T[] _guard;
    private readonly T[] _all;

    /// <summary>For numbers that are read.</summary>
    public CallersMemory(double[] values)
        : this(Array.ConvertAll(values, T.CreateChecked), _ => T.NaN)
    {
    }

    /// <summary>For as many numbers that are written.</summary>
    public CallersMemory(int length)
        : this(new T[length], i => T.CreateChecked(i % 2 == 0 ? -1234.5 : 4321.5))
    {
    }

    private CallersMemory(T[] values, Func<int, T> guard)
    {
        _guard = [.. Enumerable.Range(0, Guard).Select(guard)];
        _all = [.. _guard, .. values, .. _guard];
    }

    public Span<T> Span => _all.AsSpan(Guard, _all.Length - (2 * Guard));

    /// <summary>What is there; nothing may have been written beside it.</summary>
    public double[] Read()
    {
        Assert.True(_all[..Guard].SequenceEqual(_guard) && _all[^Guard..].SequenceEqual(_guard), "Something was written beside the caller's memory.");
        return Array.ConvertAll(Span.ToArray(), double.CreateChecked);
    }
}
