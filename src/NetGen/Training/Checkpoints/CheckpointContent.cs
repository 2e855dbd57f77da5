using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Numerics;

namespace NetGen;

/// <summary>A checkpoint as it was read, before any of it is used: the network's tensors, and the run's state by name.</summary>
internal sealed class CheckpointContent
{
    /// <summary>What the names of the run's state begin with; no tensor of a network can be called so.</summary>
    public const string Prefix = "training/";

    private readonly string _source;
    private readonly Dictionary<string, (SafetensorsEntry Entry, Array Values)> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private CheckpointContent(string source) => _source = source;

    /// <summary>Whether a tensor in a file is a run's state, not the network's.</summary>
    public static bool IsState(SafetensorsEntry entry) => entry.Name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads a whole file.</summary>
    /// <typeparam name="T">The network's number type; a run's own numbers are doubles.</typeparam>
    /// <exception cref="SafetensorsException">The file is damaged, or no checkpoint.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CheckpointContent Read<T>(string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        return Read<T>(stream, Path.GetFileName(path));
    }

    /// <summary>Reads a whole stream, which messages call <paramref name="source"/>.</summary>
    /// <inheritdoc cref="Read{T}(string)"/>
    public static CheckpointContent Read<T>(Stream stream, string source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var content = new CheckpointContent(source);
        SafetensorsReader reader = SafetensorsReader.Open(stream, content._source);
        foreach (SafetensorsEntry entry in reader.Entries)
        {
            Array values = entry.Dtype == SafetensorsTypes.NameOf<double>() ? reader.ReadNext<double>() : reader.ReadNext<T>();
            content._tensors.Add(entry.Name, (entry, values));
        }

        reader.ReadEnd();
        foreach ((string key, string value) in reader.Metadata)
        {
            content._texts.Add(key, value);
        }

        return content._texts.ContainsKey(Prefix + TrainingIdentity.Format)
            ? content
            : throw content.Error("it holds no training run: it is not a checkpoint");
    }

    /// <summary>Takes a tensor's values out.</summary>
    /// <exception cref="SafetensorsException">It is missing, or of another shape or number type.</exception>
    public T[] Take<T>(string name, ImmutableArray<int> shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!_tensors.Remove(name, out (SafetensorsEntry Entry, Array Values) found))
        {
            throw Error($"tensor '{name}' of shape [{string.Join(", ", shape)}] is missing");
        }

        string expected = $"{SafetensorsTypes.NameOf<T>()} [{string.Join(", ", shape)}]";
        string actual = $"{found.Entry.Dtype} [{string.Join(", ", found.Entry.Shape)}]";
        return actual == expected ? (T[])found.Values : throw Error($"tensor '{name}' is {actual}, expected {expected}");
    }

    /// <summary>Takes a list of numbers out.</summary>
    /// <exception cref="SafetensorsException">It is missing, or no list of doubles.</exception>
    public double[] TakeSeries(string name) =>
        _tensors.Remove(name, out (SafetensorsEntry Entry, Array Values) found) && found.Values is double[] values && found.Entry.Shape.Length == 1
            ? values
            : throw Error($"'{name}', a list of F64, is missing");

    /// <summary>Takes a text out.</summary>
    /// <exception cref="SafetensorsException">It is missing.</exception>
    public string TakeText(string name) => _texts.Remove(name, out string? text) ? text : throw Error($"'{name}' is missing");

    /// <summary>Refuses a checkpoint of which something is left over.</summary>
    /// <exception cref="SafetensorsException">There is more than this run has.</exception>
    public void CheckEmpty()
    {
        foreach (string name in _tensors.Keys)
        {
            throw Error($"it holds '{name}', which this run does not have");
        }

        foreach (string name in _texts.Keys)
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                throw Error($"it holds '{name}', which this run does not have");
            }
        }
    }

    public SafetensorsException Error(string problem) => new(_source, problem + ".");
}
