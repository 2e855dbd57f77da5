using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen.Tests.Serialization;

/// <summary>Safetensors files written by hand.</summary>
internal static class SafetensorsBytes
{
    /// <summary>The header's length, the header, the data; nothing is checked or padded.</summary>
    public static byte[] File(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }

    public static byte[] Data(params float[] values) => [.. values.SelectMany(value =>
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return bytes;
    })];

    /// <summary>A <see cref="FakeNetwork"/> whose tensors, in logical order, count from 1; its padding is zero.</summary>
    public static FakeNetwork CountingNetwork()
    {
        var network = new FakeNetwork();
        network.Parameters.Write("dense1.weight", Count(1, 15));
        network.Parameters.Write("dense1.bias", Count(16, 5));
        network.Parameters.Write("norm.mean", Count(21, 2));
        return network;
    }

    public static float[] Count(int first, int count) => [.. Enumerable.Range(first, count).Select(i => (float)i)];

    public static byte[] Save(FakeNetwork network)
    {
        var stream = new MemoryStream();
        NetworkFile.Save<FakeNetwork, float>(network, stream);
        return stream.ToArray();
    }

    /// <summary>Restores from streams that seek and that do not, which must agree; a file that is refused must leave the network as it was.</summary>
    public static SafetensorsException? Restore(FakeNetwork network, byte[] file, Func<string, string?>? rename = null)
    {
        SafetensorsException? first = Try(new MemoryStream(file));
        SafetensorsException? second = Try(new OneWayStream(file));
        return (first is null) == (second is null)
            ? first
            : throw new InvalidOperationException($"Seeking: {first?.Message ?? "read"} Not seeking: {second?.Message ?? "read"}");

        SafetensorsException? Try(Stream stream)
        {
            float[] before = network.Parameters.Storage.ToArray();
            try
            {
                NetworkFile.Restore<FakeNetwork, float>(network, stream, rename);
                return null;
            }
            catch (SafetensorsException exception)
            {
                return network.Parameters.Storage.SequenceEqual(before)
                    ? exception
                    : throw new InvalidOperationException("A refused file has changed the network.", exception);
            }
        }
    }
}
