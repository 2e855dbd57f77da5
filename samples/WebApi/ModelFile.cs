using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using NetGen;

namespace WebApi;

/// <summary>A model in one file, so that network and preprocessing are always of the same training: a ZIP archive of the files that NetGen
/// writes.</summary>
internal static class ModelFile
{
    /// <summary>In bytes. The model takes 7 KB: what is far larger is another file.</summary>
    public const int LargestFile = 1 << 20;

    private const string NetworkEntry = "network.safetensors";
    private const string PreprocessingEntry = "preprocessing.json";
    private const string FactsEntry = "facts.json";
    private const string HashEntry = "sha256";

    /// <summary>Writes the file beside its place and renames it, so that a server that watches it sees the old model or the new one.</summary>
    public static void Write(string path, SurvivalNetwork network, Preprocessing preprocessing, ModelFacts facts)
    {
        string written = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (ZipArchive archive = ZipFile.Open(written, ZipArchiveMode.Create))
            {
                byte[][] parts =
                [
                    BytesOf(stream => network.Save(stream)),
                    BytesOf(preprocessing.Save),
                    JsonSerializer.SerializeToUtf8Bytes(facts, ApiJson.Default.ModelFacts),
                ];
                Add(archive, NetworkEntry, parts[0]);
                Add(archive, PreprocessingEntry, parts[1]);
                Add(archive, FactsEntry, parts[2]);
                Add(archive, HashEntry, HashOf(parts));
            }

            File.Move(written, path, overwrite: true);
        }
        finally
        {
            File.Delete(written);
        }
    }

    /// <exception cref="Exception">Whatever is wrong with the file, as the reader of the part says it.</exception>
    public static SurvivalModel Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length > LargestFile)
        {
            throw new InvalidDataException($"The file has {file.Length} bytes, but a model has at most {LargestFile}.");
        }

        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        byte[][] parts = [Part(archive, NetworkEntry), Part(archive, PreprocessingEntry), Part(archive, FactsEntry)];
        byte[] hash = HashOf(parts);
        // .NET does not compare the check sums of a ZIP archive, and a weight with one wrong bit is a weight.
        if (!hash.AsSpan().SequenceEqual(Part(archive, HashEntry)))
        {
            throw new InvalidDataException("The file is damaged: its parts do not have the hash that it names.");
        }

        return new SurvivalModel(
            Convert.ToHexStringLower(hash)[..12],
            SurvivalNetwork.Load(new MemoryStream(parts[0])),
            Preprocessing.Load(new MemoryStream(parts[1])),
            JsonSerializer.Deserialize(parts[2], ApiJson.Default.ModelFacts) ?? throw new InvalidDataException($"{FactsEntry} is empty."));
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write(bytes);
    }

    private static byte[] BytesOf(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static byte[] HashOf(byte[][] parts) => SHA256.HashData([.. parts.SelectMany(part => part)]);

    private static byte[] Part(ZipArchive archive, string name)
    {
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new InvalidDataException($"The file has no {name}.");
        if (entry.Length > LargestFile)
        {
            throw new InvalidDataException($"{name} has {entry.Length} bytes, but at most {LargestFile} are read.");
        }

        byte[] bytes = new byte[entry.Length];
        using Stream stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
