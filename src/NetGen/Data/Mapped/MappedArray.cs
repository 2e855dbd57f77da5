using System;
using System.IO;

namespace NetGen;

/// <summary>An array that stays in its file.</summary>
/// <param name="File">The file; to be closed.</param>
/// <param name="Rows">Its numbers.</param>
internal sealed record MappedArray(MappedFile File, NumberRows Rows)
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="readHeader">Reads the header of its format; the numbers follow it.</param>
    /// <param name="map">What is made of its numbers.</param>
    /// <exception cref="DataFormatException">The file is damaged or in another format.</exception>
    public static MappedArray Open(string path, Func<Stream, string, ArrayHeader> readHeader, LinearMap map)
    {
        string source = Path.GetFileName(path);
        FileStream stream = ArrayFile.OpenRead(path);
        try
        {
            ArrayHeader header = readHeader(stream, source);
            header.RequireLength(stream.Length - stream.Position);
            long begin = stream.Position;
            var file = new MappedFile(stream, source);
            return new MappedArray(file, Map(file, begin, header, map));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static NumberRows Map(MappedFile file, long begin, ArrayHeader header, LinearMap map) => header.Type switch
    {
        NumberType.Byte => new MappedRows<byte>(file, begin, header, map),
        NumberType.SByte => new MappedRows<sbyte>(file, begin, header, map),
        NumberType.UInt16 => new MappedRows<ushort>(file, begin, header, map),
        NumberType.Int16 => new MappedRows<short>(file, begin, header, map),
        NumberType.UInt32 => new MappedRows<uint>(file, begin, header, map),
        NumberType.Int32 => new MappedRows<int>(file, begin, header, map),
        NumberType.UInt64 => new MappedRows<ulong>(file, begin, header, map),
        NumberType.Int64 => new MappedRows<long>(file, begin, header, map),
        NumberType.Half => new MappedRows<Half>(file, begin, header, map),
        NumberType.Single => new MappedRows<float>(file, begin, header, map),
        _ => new MappedRows<double>(file, begin, header, map),
    };
}
