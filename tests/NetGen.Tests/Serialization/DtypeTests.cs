using System;
using System.IO;
using System.Linq;
using System.Text;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>Number types of files: converted to the network's on load, and from it on save where asked.</summary>
public class DtypeTests
{
    private static readonly string[] Names = ["dense1.weight", "dense1.bias", "norm.mean"];

    /// <summary>Floats with the bits that PyTorch 1.13 gives them in float16 and bfloat16; vectors/make_dtypes.py prints these rows.</summary>
    public static TheoryData<float, int, int> TorchBits => new()
    {
        { 0.0f, 0x0000, 0x0000 },
        { -0.0f, 0x8000, 0x8000 },
        { 1.0f, 0x3C00, 0x3F80 },
        { 1.00048828125f, 0x3C00, 0x3F80 },
        { 1.00146484375f, 0x3C02, 0x3F80 },
        { 65504.0f, 0x7BFF, 0x4780 },
        { 65519.0f, 0x7BFF, 0x4780 },
        { 6.1035156e-5f, 0x0400, 0x3880 },
        { 5.9604645e-8f, 0x0001, 0x3380 },
        { 2.9802322e-8f, 0x0000, 0x3300 },
        { 2.9802326e-8f, 0x0001, 0x3300 },
        { 1.00390625f, 0x3C04, 0x3F80 },
        { 1.01171875f, 0x3C0C, 0x3F82 },
        { 1.0039064f, 0x3C04, 0x3F81 },
        { 9.2e-41f, 0x0000, 0x0001 },
        { 4.6e-41f, 0x0000, 0x0001 },
        { 0.1f, 0x2E66, 0x3DCD },
        { -2.7182817f, 0xC170, 0xC02E },
        { 3.1415927f, 0x4248, 0x4049 },
        { 12345.678f, 0x7207, 0x4641 },
        { 2049.0f, 0x6800, 0x4500 },
        { 2051.0f, 0x6802, 0x4500 },
        { 257.0f, 0x5C04, 0x4380 },
        { 259.0f, 0x5C0C, 0x4382 },
    };

    [Theory]
    [MemberData(nameof(TorchBits))]
    public void RoundingIsPyTorchs(float value, int half, int brain)
    {
        Assert.Equal(half, BitConverter.ToUInt16(Encode(value, SafetensorsDtype.F16)));
        Assert.Equal(brain, BitConverter.ToUInt16(Encode(value, SafetensorsDtype.BF16)));
    }

    /// <summary>Of the two BF16 numbers around a value the nearer, of two equally near ones the even one; and that from a double rounded
    /// once.</summary>
    [Fact]
    public void BF16RoundsOnceToNearestEven() =>
        Gen.Select(Gen.Int[0, 0x7F7E], Gen.Int[0, 4], Gen.Bool).Sample((lower, quarter, above) =>
        {
            double low = BFloat16.ToSingle((ushort)lower);
            double high = BFloat16.ToSingle((ushort)(lower + 1));
            double value = low + ((high - low) * quarter / 4);
            int even = lower + (lower & 1);
            int expected = quarter switch { < 2 => lower, > 2 => lower + 1, _ => even };
            if (quarter == 2 && lower > 0x100)
            {
                // So close to half way that a float does not tell.
                value = above ? Math.BitIncrement(value) : Math.BitDecrement(value);
                expected = above ? lower + 1 : lower;
            }

            return BFloat16.FromDouble(value) == expected && BFloat16.FromDouble(-value) == (expected | 0x8000);
        }, iter: 20000);

    [Theory]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("F32", 4)]
    [InlineData("F64", 8)]
    public void EveryTypeIsReadIntoBothNetworks(string dtype, int size)
    {
        // Halves up to 11 are exact in all types.
        double[] values = [.. Enumerable.Range(1, 22).Select(i => i / 2.0)];
        byte[] file = File(dtype, size, values);
        var single = new FakeNetwork();
        Assert.Null(SafetensorsBytes.Restore(single, file));
        FakeDoubleNetwork twice = NetworkFile.Load<FakeDoubleNetwork, double>(new OneWayStream(file));
        Assert.Equal(values, Names.SelectMany(name => Read(single.Parameters, name)).Select(value => (double)value));
        Assert.Equal(values, Names.SelectMany(name => Read(twice.Parameters, name)));
    }

    [Fact]
    public void DoublesAreRoundedToTheNearestFloat()
    {
        double[] values = [.. Enumerable.Range(1, 22).Select(i => i / 10.0)];
        var network = new FakeNetwork();
        Assert.Null(SafetensorsBytes.Restore(network, File("F64", 8, values)));
        Assert.Equal(values.Select(value => (float)value), Names.SelectMany(name => Read(network.Parameters, name)));
    }

    [Fact]
    public void WhatIsNotFiniteStaysSo()
    {
        double[] values = [double.PositiveInfinity, double.NegativeInfinity, double.NaN, .. new double[19]];
        foreach ((string dtype, int size) in new[] { ("F16", 2), ("BF16", 2), ("F64", 8) })
        {
            var network = new FakeNetwork();
            Assert.Null(SafetensorsBytes.Restore(network, File(dtype, size, values)));
            Assert.Equal([float.PositiveInfinity, float.NegativeInfinity, float.NaN], Read(network.Parameters, "dense1.weight").Take(3));
            var saved = new MemoryStream();
            NetworkFile.Save<FakeNetwork, float>(network, saved, dtype == "F16" ? SafetensorsDtype.F16 : SafetensorsDtype.BF16);
            FakeNetwork loaded = NetworkFile.Load<FakeNetwork, float>(new MemoryStream(saved.ToArray()));
            Assert.Equal(Read(network.Parameters, "dense1.weight"), Read(loaded.Parameters, "dense1.weight"));
        }
    }

    [Fact]
    public void ANumberTooLargeForTheNetworkIsRefused()
    {
        double[] values = new double[22];
        values[21] = 1e300;
        Assert.Equal(
            "safetensors: tensor 'norm.mean' holds 1E+300, which is too large for F32.",
            SafetensorsBytes.Restore(new FakeNetwork(), File("F64", 8, values))!.Message);
    }

    [Theory]
    [InlineData(SafetensorsDtype.F16, "F16")]
    [InlineData(SafetensorsDtype.BF16, "BF16")]
    [InlineData(SafetensorsDtype.F64, "F64")]
    [InlineData(SafetensorsDtype.F32, "F32")]
    public void FilesAreWrittenInTheTypeAskedFor(SafetensorsDtype dtype, string name)
    {
        FakeNetwork network = SafetensorsBytes.CountingNetwork();
        var stream = new MemoryStream();
        NetworkFile.Save<FakeNetwork, float>(network, stream, dtype);
        int size = int.Parse(name.AsSpan(name.Length - 2), System.Globalization.CultureInfo.InvariantCulture) / 8;
        byte[] file = stream.ToArray();
        string header = Encoding.UTF8.GetString(file, 8, BitConverter.ToInt32(file));
        string entry = $"\"dense1.weight\":{{\"dtype\":\"{name}\",\"shape\":[5,3],\"data_offsets\":[{5 * size},{20 * size}]}}";
        Assert.Contains(entry, header, StringComparison.Ordinal);
        Assert.Equal(8 + header.Length + (22 * size), file.Length);
        Assert.Equal(SafetensorsBytes.Save(network), SafetensorsBytes.Save(NetworkFile.Load<FakeNetwork, float>(new MemoryStream(file))));
    }

    [Fact]
    public void AValueTooLargeForTheFileIsRefusedBeforeAnythingIsWritten()
    {
        FakeNetwork network = SafetensorsBytes.CountingNetwork();
        network.Parameters.Write("norm.mean", [1, 70000]);
        var stream = new MemoryStream();
        ArgumentException error = Assert.Throws<ArgumentException>(() => NetworkFile.Save<FakeNetwork, float>(network, stream, SafetensorsDtype.F16));
        Assert.StartsWith(
            "Element 1 of tensor 'norm.mean' is 70000, which is too large for F16. Save as BF16", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
        NetworkFile.Save<FakeNetwork, float>(network, stream, SafetensorsDtype.BF16);
        Assert.True(stream.Length > 0);
    }

    [Fact]
    public void TensorsLongerThanAPortionAreConverted()
    {
        const int Length = 100_003;
        double[] values = [.. Enumerable.Range(0, Length).Select(i => (double)(i % 2048))];
        var stream = new MemoryStream();
        Assert.Equal(-1, DtypeConversion.Write<double>(stream, values, SafetensorsDtype.F16));
        Assert.Equal(2 * Length, stream.Length);
        float[] read = new float[Length];
        Assert.True(DtypeConversion.TryRead(new OneWayStream(stream.ToArray()), read.AsSpan(), SafetensorsDtype.F16, out double? tooLarge));
        Assert.Null(tooLarge);
        Assert.Equal(values, read.Select(value => (double)value));
        Assert.False(DtypeConversion.TryRead(new OneWayStream(stream.ToArray()[..^1]), read.AsSpan(), SafetensorsDtype.F16, out _));
    }

    [Fact]
    public void NullMetadataIsNone()
    {
        byte[] file = SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork());
        string header = Encoding.UTF8.GetString(file, 8, BitConverter.ToInt32(file)).TrimEnd();
        var network = new FakeNetwork();
        Assert.Null(SafetensorsBytes.Restore(network, SafetensorsBytes.File("{\"__metadata__\":null," + header[1..], file[^88..])));
        Assert.True(network.Parameters.Storage.SequenceEqual(SafetensorsBytes.CountingNetwork().Parameters.Storage));
    }

    private static byte[] Encode(float value, SafetensorsDtype dtype)
    {
        var stream = new MemoryStream();
        DtypeConversion.Write<float>(stream, [value], dtype);
        return stream.ToArray();
    }

    private static byte[] File(string dtype, int size, double[] values)
    {
        string Entry(string name, string shape, int begin, int end) =>
            $"\"{name}\":{{\"dtype\":\"{dtype}\",\"shape\":[{shape}],\"data_offsets\":[{begin * size},{end * size}]}}";
        return SafetensorsBytes.File(
            $"{{{Entry("dense1.weight", "5,3", 0, 15)},{Entry("dense1.bias", "5", 15, 20)},{Entry("norm.mean", "1,2", 20, 22)}}}",
            [.. values.SelectMany(value => dtype switch
            {
                "F16" => BitConverter.GetBytes((Half)value),
                "BF16" => BitConverter.GetBytes((float)value)[2..],
                "F32" => BitConverter.GetBytes((float)value),
                _ => BitConverter.GetBytes(value),
            })]);
    }

    private static T[] Read<T>(Parameters<T> parameters, string name)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[parameters.Info.Tensor(name).ElementCount];
        parameters.Read(name, values);
        return values;
    }
}
