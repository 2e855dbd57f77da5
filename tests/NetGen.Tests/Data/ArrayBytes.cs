using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace NetGen.Tests.Data;

/// <summary>Files of arrays, byte by byte.</summary>
internal static class ArrayBytes
{
    /// <summary>An IDX file.</summary>
    public static byte[] Idx(byte type, uint[] shape, params byte[] numbers) =>
        [0, 0, type, (byte)shape.Length, .. shape.SelectMany(BigEndian), .. numbers];

    /// <summary>An .npy file with the given text for its dictionary.</summary>
    public static byte[] Npy(string dictionary, byte[] numbers, byte major = 1) =>
    [
        0x93, .. "NUMPY"u8, major, 0, .. BitConverter.GetBytes(dictionary.Length).AsSpan(0, major == 1 ? 2 : 4),
        .. Encoding.Latin1.GetBytes(dictionary), .. numbers,
    ];

    /// <summary>An .npy file as NumPy writes it.</summary>
    public static byte[] Npy(string type, string shape, params byte[] numbers) =>
        Npy($"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}\n", numbers);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A zip archive of files, stored or deflated.</summary>
    public static byte[] Zip(CompressionLevel level, params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                using Stream stream = archive.CreateEntry(name, level).Open();
                stream.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private static byte[] BigEndian(uint number)
    {
        byte[] bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
