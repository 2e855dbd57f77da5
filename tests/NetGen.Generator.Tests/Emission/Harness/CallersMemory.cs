using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>An array of the caller's amid numbers that are NaN: read, they would spread; overwritten, they would be gone.</summary>
internal sealed class CallersMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Guard = 64;

    private readonly T[] _all;

    public CallersMemory(double[] values) => _all =
        [.. Enumerable.Repeat(T.NaN, Guard), .. Array.ConvertAll(values, T.CreateChecked), .. Enumerable.Repeat(T.NaN, Guard)];

    public Span<T> Span => _all.AsSpan(Guard, _all.Length - (2 * Guard));

    /// <summary>What is there; nothing may have been written beside it.</summary>
    public double[] Read()
    {
        Assert.True(_all.Take(Guard).Concat(_all.TakeLast(Guard)).All(T.IsNaN), "Something was written beside the caller's memory.");
        return Array.ConvertAll(Span.ToArray(), double.CreateChecked);
    }
}
