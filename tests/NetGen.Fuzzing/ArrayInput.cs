using System;
using System.IO;
using System.IO.Compression;

namespace NetGen.Fuzzing;

/// <summary>An input of three parts: a byte of options, the length of a file in two bytes, that file, and another file, which is the rest.</summary>
internal readonly struct ArrayInput
{
    /// <summary>What readers may decompress.</summary>
    public const long MaxBytes = 1 << 20;

    private const int Beginning = 3;

    public ArrayInput(byte[] input)
    {
        Options = input.Length > 0 ? input[0] : (byte)0;
        int length = input.Length < Beginning ? 0 : Math.Min(input.Length - Beginning, input[1] + (input[2] << 8));
        int begin = Math.Min(Beginning, input.Length);
        Features = input[begin..(begin + length)];
        Targets = input[(begin + length)..];
        Rest = input[begin..];
    }

    /// <summary>Which reader, and how.</summary>
    public byte Options { get; }

    /// <summary>The first file.</summary>
    public byte[] Features { get; }

    /// <summary>The second file.</summary>
    public byte[] Targets { get; }

    /// <summary>Both as one file.</summary>
    public byte[] Rest { get; }

    public double Scale => (Options & 16) != 0 ? 1 / 255.0 : 1;

    public string[]? Classes => (Options & 32) != 0 ? ["a", "b", "c"] : null;

    /// <summary>As a file that is whole, so that mutations reach what is behind the decompression.</summary>
    public static byte[] Gzip(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(file);
        }

        return packed.ToArray();
    }

    /// <summary>The two files as an archive.</summary>
    public byte[] Zip()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (Stream features = archive.CreateEntry("x.npy", CompressionLevel.Fastest).Open())
            {
                features.Write(Features);
            }

            using Stream targets = archive.CreateEntry("y.npy", CompressionLevel.NoCompression).Open();
            targets.Write(Targets);
        }

        return packed.ToArray();
    }

    /// <summary>Checks that every row can be read and is finite.</summary>
    public static void Check(Dataset data)
    {
        double[] features = new double[data.FeatureCount];
        double[] targets = new double[data.TargetCount];
        bool fits = data.Count > 0;
        for (int row = 0; row < data.Count && fits; row++)
        {
            data.CopyFeatures<double>(row, features);
            data.CopyTargets<double>(row, targets);
            fits = Array.TrueForAll(features, double.IsFinite) && Array.TrueForAll(targets, double.IsFinite);
            fits &= data.Classes.IsEmpty || data.TargetCount > 1 || (targets[0] >= 0 && targets[0] < data.Classes.Length);
        }

        if (!fits)
        {
            throw new FuzzException("A dataset came of it that does not hold together.");
        }
    }
}
