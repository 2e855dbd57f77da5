using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Parts of vectors: every count, nothing read or written behind it.</summary>
public sealed class VectorPartTests
{
    private const int Longest = 17;

    public static TheoryData<int> Counts => [.. Enumerable.Range(1, Longest)];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Loads_the_first_and_zeros(int count)
    {
        // what lies behind is NaN, which no sum would hide
        float[] floats = [.. Enumerable.Range(1, Longest).Select(i => i <= count ? i : float.NaN)];
        double[] doubles = [.. floats.Select(f => (double)f)];
        Assert.Equal(Expected(4, count), Lanes(VectorPart.Load128(ref floats[0], count)));
        Assert.Equal(Expected(8, count), Lanes(VectorPart.Load256(ref floats[0], count)));
        Assert.Equal(Expected(16, count), Lanes(VectorPart.Load512(ref floats[0], count)));
        Assert.Equal(Expected(2, count), Lanes(VectorPart.Load128(ref doubles[0], count)));
        Assert.Equal(Expected(4, count), Lanes(VectorPart.Load256(ref doubles[0], count)));
        Assert.Equal(Expected(8, count), Lanes(VectorPart.Load512(ref doubles[0], count)));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Stores_the_first_alone(int count)
    {
        Assert.Equal(Numbers(4, count), Stored<float>((ref float d) => VectorPart.Store(Vector128.CreateSequence(1f, 1f), ref d, count)));
        Assert.Equal(Numbers(8, count), Stored<float>((ref float d) => VectorPart.Store(Vector256.CreateSequence(1f, 1f), ref d, count)));
        Assert.Equal(Numbers(16, count), Stored<float>((ref float d) => VectorPart.Store(Vector512.CreateSequence(1f, 1f), ref d, count)));
        Assert.Equal(Numbers(2, count), Stored<double>((ref double d) => VectorPart.Store(Vector128.CreateSequence(1.0, 1.0), ref d, count)));
        Assert.Equal(Numbers(4, count), Stored<double>((ref double d) => VectorPart.Store(Vector256.CreateSequence(1.0, 1.0), ref d, count)));
        Assert.Equal(Numbers(8, count), Stored<double>((ref double d) => VectorPart.Store(Vector512.CreateSequence(1.0, 1.0), ref d, count)));
    }

    private delegate void Storing<T>(ref T destination);

    /// <summary>1, 2, 3, … as far as there are both lanes and numbers.</summary>
    private static string Expected(int lanes, int count) => string.Join(" ", Enumerable.Range(1, lanes).Select(i => i <= count ? i : 0));

    private static string Lanes<T>(Vector128<T> v) => string.Join(" ", Enumerable.Range(0, Vector128<T>.Count).Select(i => v[i]));

    private static string Lanes<T>(Vector256<T> v) => string.Join(" ", Enumerable.Range(0, Vector256<T>.Count).Select(i => v[i]));

    private static string Lanes<T>(Vector512<T> v) => string.Join(" ", Enumerable.Range(0, Vector512<T>.Count).Select(i => v[i]));

    private static string Numbers(int lanes, int count) => string.Join(" ", Enumerable.Range(1, System.Math.Min(lanes, count)));

    /// <summary>What a store leaves in a memory of minus ones.</summary>
    private static string Stored<T>(Storing<T> store)
        where T : INumber<T>
    {
        T[] memory = [.. Enumerable.Repeat(-T.One, Longest)];
        store(ref memory[0]);
        return string.Join(" ", memory.Where(v => v != -T.One));
    }
}
