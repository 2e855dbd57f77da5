using System;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen.Fuzzing;

/// <summary>A network's file. The input's first byte says whether the stream can seek, the rest is the file.</summary>
internal sealed class SafetensorsTarget : FuzzTarget
{
    private readonly FuzzedNetwork _network = new(seed: 1);
    private readonly FuzzedNetwork _other = new(seed: 2);

    public override byte[][] Dictionary { get; } = Array.ConvertAll(
        new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", " ", "\n", "0", "-1", "1e3", "4.0", "null", "true", "9223372036854775807", "18446744073709551616",
            "\"dtype\":", "\"shape\":", "\"data_offsets\":", "\"F32\"", "\"F64\"", "\"F16\"", "\"BF16\"", "\"F4\"", "\"BOOL\"", "\"dense1.weight\":", "\"dense1.bias\":", "\"__metadata__\":",
            "[0,24]", "[24,32]", "[0,12]", "[12,16]", "[0,48]", "[48,64]", "[2,3]", "[2]", "[]", "{\"a\":\"b\"}", "\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},",
        },
        Encoding.UTF8.GetBytes);

    public override long ConstantBytes => 1 << 20;

    // An extent of two bytes becomes a long in an array that doubles, and in a message.
    public override long BytesPerByte => 128;

    public override bool Run(byte[] input)
    {
        using Stream file = input.Length > 0 && (input[0] & 1) != 0
            ? new OneWayStream(input[1..])
            : new MemoryStream(input, Math.Min(1, input.Length), Math.Max(input.Length - 1, 0));
        float[] before = Tensors(_network);
        try
        {
            _network.Restore(file);
        }
        catch (SafetensorsException)
        {
            return Tensors(_network).AsSpan().SequenceEqual(before)
                ? false
                : throw new FuzzException("The file was refused, but the network has changed.");
        }

        using var saved = new MemoryStream();
        _network.Save(saved);
        saved.Position = 0;
        _other.Restore(saved);
        return Array.ConvertAll(Tensors(_other), BitConverter.SingleToInt32Bits).SequenceEqual(
            Array.ConvertAll(Tensors(_network), BitConverter.SingleToInt32Bits))
            ? true
            : throw new FuzzException("The network read is not the one saved again.");
    }

    private static float[] Tensors(FuzzedNetwork network)
    {
        float[] values = new float[8];
        network.ReadTensor("dense1.weight", values.AsSpan(0, 6));
        network.ReadTensor("dense1.bias", values.AsSpan(6));
        return values;
    }

    /// <summary>Gives its bytes a few at a time, as a network connection does.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));
    }
}
