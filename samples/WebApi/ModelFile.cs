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

    /// <summary>Writes the file beside its place and renames it, so that a server that watches it sees the old model or the new one.</summary>
    public static void Write(string path, SurvivalNetwork network, Preprocessing preprocessing, ModelFacts facts)
    {
        string written = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (ZipArchive archive = ZipFile.Open(written, ZipArchiveMode.Create))
            {
                Add(archive, NetworkEntry, stream => network.Save(stream));
                Add(archive, PreprocessingEntry, preprocessing.Save);
                Add(archive, FactsEntry, stream => JsonSerializer.Serialize(stream, facts, ApiJson.Default.ModelFacts));
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
        return new SurvivalModel(
            Convert.ToHexStringLower(SHA256.HashData(bytes))[..12],
            SurvivalNetwork.Load(Part(archive, NetworkEntry)),
            Preprocessing.Load(Part(archive, PreprocessingEntry)),
            JsonSerializer.Deserialize(Part(archive, FactsEntry), ApiJson.Default.ModelFacts)
                ?? throw new InvalidDataException($"{FactsEntry} is empty."));
    }

    private static void Add(ZipArchive archive, string name, Action<Stream> write)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        write(stream);
    }

    /// <summary>Through memory, because a damaged entry must be found before its reader takes it for a valid one.</summary>
    private static MemoryStream Part(ZipArchive archive, string name)
    {
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new InvalidDataException($"The file has no {name}.");
        if (entry.Length > LargestFile)
        {
            throw new InvalidDataException($"{name} has {entry.Length} bytes, but at most {LargestFile} are read.");
        }

        byte[] bytes = new byte[entry.Length];
        using Stream stream = entry.Open();
        stream.ReadExactly(bytes);
        return new MemoryStream(bytes);
    }
}
