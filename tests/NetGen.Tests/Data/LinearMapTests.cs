using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>value · scale + offset, against the formula.</summary>
public class LinearMapTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1 / 255.0, 0)]
    [InlineData(-0.1, 3.7)]
    public void Bytes_of_any_length(double scale, double offset)
    {
        var map = new LinearMap(scale, offset);
        for (int length = 0; length <= 300; length++)
        {
            byte[] source = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 37))];
            double[] expected = Array.ConvertAll(source, x => (x * scale) + offset);
            double[] doubles = new double[length + 1];
            float[] singles = new float[length + 1];
            (doubles[length], singles[length]) = (7, 7);
            map.Apply<byte>(source, doubles);
            map.Apply<byte>(source, singles);
            Assert.Equal([.. expected, 7], doubles);
            Assert.Equal([.. expected.Select(x => (float)x), 7], singles);
        }
    }

    /// <summary>torchvision's <c>ToTensor</c> divides by 255 in single precision.</summary>
    [Fact]
    public void Images_are_those_of_PyTorch()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        float[] singles = new float[256];
        new LinearMap(1 / 255.0, 0).Apply<byte>(all, singles);
        Assert.Equal(Array.ConvertAll(all, x => x / 255f), singles);
    }

    [Fact]
    public void The_extremes_of_every_type()
    {
        Same([sbyte.MinValue, (sbyte)-1, sbyte.MaxValue], sbyte.MaxValue);
        Same([(ushort)0, ushort.MaxValue], ushort.MaxValue);
        Same([short.MinValue, short.MaxValue], short.MaxValue);
        Same([0u, uint.MaxValue], uint.MaxValue);
        Same([int.MinValue, int.MaxValue], int.MaxValue);
        Same([0ul, ulong.MaxValue], ulong.MaxValue);
        Same([long.MinValue, long.MaxValue], long.MaxValue);
        Same([Half.MinValue, Half.Epsilon], 5.9604644775390625e-8);
        Same([float.MinValue, -0f], -0.0);
    }

    [Fact]
    public void Which_types_are_finite_in_any_case()
    {
        Assert.True(LinearMap.Identity.IsBounded(NumberType.UInt64));
        Assert.False(new LinearMap(1e20, 0).IsBounded(NumberType.UInt64));
        Assert.False(new LinearMap(-1e37, 0).IsBounded(NumberType.Byte));
        Assert.False(new LinearMap(1, 1e39).IsBounded(NumberType.Byte));
        Assert.False(LinearMap.Identity.IsBounded(NumberType.Half));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(1, double.NaN)]
    public void Numbers_that_are_no_map(double scale, double offset) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearMap(scale, offset));

    private static void Same<T>(T[] source, double last)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        double[] doubles = new double[source.Length];
        float[] singles = new float[source.Length];
        LinearMap.Identity.Apply<T>(source, doubles);
        LinearMap.Identity.Apply<T>(source, singles);
        Assert.Equal(Array.ConvertAll(source, double.CreateTruncating), doubles);
        Assert.Equal(BitConverter.DoubleToInt64Bits(last), BitConverter.DoubleToInt64Bits(doubles[^1]));
        Assert.Equal(BitConverter.SingleToInt32Bits((float)last), BitConverter.SingleToInt32Bits(singles[^1]));
    }
}
