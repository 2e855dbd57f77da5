using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace NetGen;

/// <summary>An .npz file: a zip archive of .npy files, stored or deflated, as <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write
/// it.</summary>
internal sealed class NpzFile : IDisposable
{
    private const string Extension = ".npy";
    private const int NamesInMessage = 10;

    private readonly string _source;
    private readonly ZipArchive _archive;

    /// <param name="stream">Can seek; stays open.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="DataFormatException">No zip archive, or a damaged one.</exception>
    public NpzFile(Stream stream, string source)
    {
        _source = source;
        _archive = ArrayFile.Decompress(source, () =>
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);

            // The directory is read when it is first asked for.
            _ = archive.Entries.Count;
            return archive;
        });
    }

    /// <summary>Reads an array.</summary>
    /// <param name="name">Its name, without <c>.npy</c>.</param>
    /// <param name="map">What is made of its numbers.</param>
    /// <param name="maxBytes">The most bytes of numbers to decompress.</param>
    /// <exception cref="DataFormatException">There is none of that name, or it is damaged.</exception>
    public NumberRows Read(string name, LinearMap map, long maxBytes)
    {
        ZipArchiveEntry entry = _archive.GetEntry(name + Extension)
            ?? throw new DataFormatException(_source, 0, null, $"an array {DataFormatException.Quote(name)}", Names());
        string source = SourceOf(name);
        return ArrayFile.Decompress(source, () =>
        {
            using Stream stream = entry.Open();
            return ArrayFile.ReadDecompressed(stream, source, NpyHeader.Read, map, maxBytes);
        });
    }

    /// <summary>What messages call an array.</summary>
    public string SourceOf(string name) => $"{_source}, array {DataFormatException.Quote(name)}";

    public void Dispose() => _archive.Dispose();

    private string Names()
    {
        var names = new List<string>();
        foreach (ZipArchiveEntry entry in _archive.Entries)
        {
            if (names.Count < NamesInMessage && entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
            {
                names.Add(DataFormatException.Quote(entry.FullName.AsSpan()[..^Extension.Length]));
            }
        }

        return names.Count == 0 ? "none" : $"the arrays {string.Join(", ", names)}";
    }
}
