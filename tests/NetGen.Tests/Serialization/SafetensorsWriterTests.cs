using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>What checkpoints need beyond networks: several number types, prefixes, metadata, any names.</summary>
public class SafetensorsWriterTests
{
    [Fact]
    public void WiderTypesComeFirstThenNames()
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("step", "12");
        writer.AddMetadata("epoch", "3");
        writer.Add<float>("b", [2], values => values.Fill(1));
        writer.Add<double>("z", [], values => values.Fill(2));
        writer.Add<float>("a", [0, 4], _ => { });
        SafetensorsReader reader = Read(writer, out string header);
        Assert.Equal(
            """{"__metadata__":{"epoch":"3","step":"12"},"z":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[0,4],"data_offsets":[8,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""",
            header.TrimEnd(' '));
        Assert.Equal(0, header.Length % 8);
        Assert.Equal("12", reader.Metadata["step"]);
        Assert.Equal([2.0], reader.ReadNext<double>());
        Assert.Empty(reader.ReadNext<float>());
        Assert.Equal([1f, 1f], reader.ReadNext<float>());
        reader.ReadEnd();
    }

    [Fact]
    public void NamesAndTextsOfAnyKindSurvive()
    {
        string[] names = ["größe \"1\"", "a\\b/c\n", "<&'+>", "層.weight", "🙂", ""];
        var writer = new SafetensorsWriter();
        foreach (string name in names)
        {
            writer.Add<float>(name, [1], values => values[0] = name.Length);
            writer.AddMetadata(name, name);
        }

        SafetensorsReader reader = Read(writer, out string header);
        Assert.Equal(names.Order(StringComparer.Ordinal), reader.Entries.Select(entry => entry.Name));
        Assert.All(names, name => Assert.Equal(name, reader.Metadata[name]));
        Assert.All(reader.Entries, entry => Assert.Equal(entry.Name.Length, reader.ReadNext<float>()[0]));
        Assert.Contains("größe \\\"1\\\"", header, StringComparison.Ordinal);
        Assert.Contains("<&'+>", header, StringComparison.Ordinal);
    }

    [Fact]
    public void TensorsLongerThanAPortionSurvive()
    {
        const int Length = (1 << 20) + 3;
        var writer = new SafetensorsWriter();
        writer.Add<double>("a", [Length], values =>
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = i;
            }
        });
        double[] values = Read(writer, out _).ReadNext<double>();
        Assert.Equal(Enumerable.Range(0, Length).Select(i => (double)i), values);
    }

    [Fact]
    public void WrongUsesAreRefused()
    {
        var writer = new SafetensorsWriter();
        writer.Add<float>("a", [1], _ => { });
        Assert.Throws<ArgumentException>(() => writer.Add<float>("a", [1], _ => { }));
        Assert.Throws<ArgumentException>(() => writer.Add<float>("__metadata__", [1], _ => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add<float>("b", [1], _ => { }, (SafetensorsDtype)9));
        var small = new SafetensorsWriter(longestHeader: 1 << 10);
        small.AddMetadata("long", new string('x', 1 << 10));
        Assert.Contains(
            "more than the 1024", Assert.Throws<InvalidOperationException>(() => small.WriteTo(Stream.Null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BytesTurnRoundOnMachinesThatNeedIt()
    {
        float[] floats = [BitConverter.Int32BitsToSingle(0x01020304), BitConverter.Int32BitsToSingle(0x05060708)];
        LittleEndian.ReverseEach<float>(floats);
        Assert.Equal([0x04030201, 0x08070605], floats.Select(BitConverter.SingleToInt32Bits));
        double[] doubles = [BitConverter.Int64BitsToDouble(0x0102030405060708)];
        LittleEndian.ReverseEach<double>(doubles);
        Assert.Equal(0x0807060504030201, BitConverter.DoubleToInt64Bits(doubles[0]));
    }

    private static SafetensorsReader Read(SafetensorsWriter writer, out string header)
    {
        var stream = new MemoryStream();
        writer.WriteTo(stream);
        byte[] file = stream.ToArray();
        header = Encoding.UTF8.GetString(file, 8, (int)BitConverter.ToUInt32(file));
        stream.Position = 0;
        return SafetensorsReader.Open(stream, "safetensors");
    }
}
