using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace NetGen.Tool.Torch;

/// <summary>A zip-format file of <c>torch.save</c>: a pickle, and the numbers of each storage as they are in memory.</summary>
internal static class TorchFile
{
    // A pickle of a state_dict has some 200 bytes a tensor.
    private const long MostPickleBytes = 100_000_000;

    /// <param name="path">The file.</param>
    /// <param name="key">The key of the state_dict in the file's dict; null: it is that dict.</param>
    /// <exception cref="ToolException">A file that is damaged, or has something in it that no state_dict needs.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static StateDict Read(string path, string? key)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, key);
    }

    /// <inheritdoc cref="Read(string, string?)"/>
    public static StateDict Read(Stream stream, string? key)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return Read(zip, stream.Length, key);
        }
        catch (InvalidDataException)
        {
            throw new ToolException("It is no zip file, as torch.save writes since PyTorch 1.6, or it is damaged.");
        }
        catch (EndOfStreamException)
        {
            throw new ToolException("The file ends too early.");
        }
    }

    private static StateDict Read(ZipArchive zip, long length, string? key)
    {
        ZipArchiveEntry[] pickles = [.. zip.Entries.Where(e => e.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))];
        if (pickles is not [var pickle])
        {
            throw new ToolException($"A file of torch.save has one data.pkl, but this has {pickles.Length}.");
        }

        string folder = pickle.FullName[..^"data.pkl".Length];
        if (zip.GetEntry(folder + "byteorder") is { Length: < 100 } order && Encoding.ASCII.GetString(Bytes(order)).Trim() != "little")
        {
            throw new ToolException("Its numbers are big-endian; only little-endian ones are read.");
        }

        if (pickle.Length > MostPickleBytes)
        {
            throw new ToolException($"Its pickle has {pickle.Length} bytes, more than {MostPickleBytes}.");
        }

        return new StateDictReader(storage => Numbers(zip, folder, storage), length).Read(Tensors(new PickleReader(Bytes(pickle)).Read(), key));
    }

    private static List<(string Name, TorchTensor Tensor)> Tensors(object? root, string? key)
    {
        PickleDict dict = root as PickleDict ?? throw new ToolException("The file holds no dict.");
        if (key is not null)
        {
            dict = dict.Items.LastOrDefault(i => i.Key is string name && name == key).Value as PickleDict
                ?? throw new ToolException($"The file has no state_dict under '{key}'; it has {Keys(dict)}.");
        }

        // A later item of the same key replaces an earlier one, as in Python.
        var tensors = new Dictionary<string, TorchTensor>();
        foreach ((object? name, object? value) in dict.Items)
        {
            tensors[name as string ?? throw new ToolException("A key of the state_dict is no text.")] =
                value as TorchTensor ?? throw new ToolException(
                    $"'{name}' is no tensor. Where the state_dict is one of several things in the file, --key names it; the file has {Keys(dict)}.");
        }

        return tensors.Count > 0 ? [.. tensors.Select(t => (t.Key, t.Value))] : throw new ToolException("The state_dict is empty.");
    }

    private static string Keys(PickleDict dict) => string.Join(", ", dict.Items.Select(i => i.Key).OfType<string>().Take(8).Select(k => $"'{k}'"));

    private static byte[] Numbers(ZipArchive zip, string folder, TorchStorage storage)
    {
        ZipArchiveEntry entry = zip.GetEntry($"{folder}data/{storage.Key}") ?? throw new ToolException($"The file has no storage '{storage.Key}'.");
        return entry.Length / storage.Type.Bytes == storage.Count && entry.Length % storage.Type.Bytes == 0
            ? Bytes(entry)
            : throw new ToolException(
                $"Storage '{storage.Key}' has {entry.Length} bytes, but should have {storage.Count} numbers of {storage.Type.Bytes}.");
    }

    /// <summary>An entry as it stands in the file: PyTorch compresses none, so no entry is larger than the file.</summary>
    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        if (entry.CompressedLength != entry.Length || entry.IsEncrypted)
        {
            throw new ToolException($"'{entry.FullName}' is compressed or encrypted; torch.save does neither.");
        }

        if (entry.Length > Array.MaxLength)
        {
            throw new ToolException($"'{entry.FullName}' has {entry.Length} bytes, more than {Array.MaxLength}.");
        }

        byte[] bytes = new byte[entry.Length];
        using Stream content = entry.Open();
        content.ReadExactly(bytes);
        return bytes;
    }
}
