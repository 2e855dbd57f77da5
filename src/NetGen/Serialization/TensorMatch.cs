using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Finds, for each tensor in a file, the network's tensors that take its values, and refuses a file that does not fit.</summary>
internal sealed class TensorMatch
{
    private const int NamesInMessage = 20;

    /// <summary>PyTorch counts the batches behind running statistics; nothing here would read the number.</summary>
    private const string BatchCount = ".num_batches_tracked";
    private const string RunningMean = ".running_mean";

    private readonly string _source;
    private readonly Func<string, string?>? _rename;
    private readonly Dictionary<string, TensorInfo> _wanted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly List<TensorInfo>[] _targets;
    private readonly NetworkInfo _network;

    private TensorMatch(SafetensorsReader file, NetworkInfo network, Func<string, string?>? rename, string source)
    {
        (_network, _source, _rename) = (network, source, rename);
        _targets = Array.ConvertAll(new object[file.Entries.Length], _ => new List<TensorInfo>());
        foreach (TensorInfo tensor in network.Tensors)
        {
            _wanted.Add(tensor.Name, tensor);
        }
    }

    /// <summary>For each of the file's tensors, in its order, the network's that take its values; none for one to be skipped.</summary>
    public IReadOnlyList<IReadOnlyList<TensorInfo>> Targets => _targets;

    /// <param name="file">The file, its header read.</param>
    /// <param name="network">The network.</param>
    /// <param name="rename">From names in the file to names in the network; null skips a tensor.</param>
    /// <param name="missing">Whether the file may lack tensors of the network.</param>
    /// <param name="source">What messages call the file.</param>
    /// <exception cref="SafetensorsException">A tensor that is missing, unexpected, of a number type that is not converted or of another
    /// shape.</exception>
    public static TensorMatch Find(
        SafetensorsReader file, NetworkInfo network, Func<string, string?>? rename, MissingTensors missing, string source)
    {
        ImmutableArray<TensorInfo> tensors = network.Tensors;
        var match = new TensorMatch(file, network, rename, source);
        string? unexpected = match.FindTensors(file.Entries);
        match.FindAliases(file);
        foreach (TensorInfo tensor in tensors)
        {
            if (missing == MissingTensors.Refuse && !match._found.Contains(tensor.Name))
            {
                throw new SafetensorsException(
                    source, $"tensor '{tensor.Name}' of shape {Shape(tensor)} is missing; the file has {List(file.Entries)}.");
            }
        }

        return unexpected is null
            ? match
            : throw new SafetensorsException(source, $"tensor {unexpected} is not one of the network, which has {List(tensors)}.");
    }

    /// <summary>What is loaded, skipped and kept.</summary>
    public RestoreResult Result(ImmutableArray<SafetensorsEntry> entries, ImmutableArray<TensorInfo> tensors)
    {
        ImmutableArray<string>.Builder skipped = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < entries.Length; i++)
        {
            if (_targets[i].Count == 0)
            {
                skipped.Add(entries[i].Name);
            }
        }

        ImmutableArray<string> names = [.. TensorInfo.Names(tensors)];
        return new RestoreResult(names.RemoveAll(name => !_found.Contains(name)), skipped.ToImmutable(), names.RemoveAll(_found.Contains));
    }

    /// <returns>The first tensor that is not one of the network's and that nobody asked to skip; null where there is none.</returns>
    private string? FindTensors(ImmutableArray<SafetensorsEntry> entries)
    {
        string? unexpected = null;
        for (int i = 0; i < entries.Length; i++)
        {
            if (CheckpointContent.IsState(entries[i]) || NetworkName(entries[i].Name) is not { } name)
            {
                continue;
            }

            if (_wanted.TryGetValue(name, out TensorInfo? tensor))
            {
                Add(i, entries[i], tensor);
            }
            else if (!IsBatchCount(name, _wanted))
            {
                unexpected ??= Describe(entries[i].Name, name);
            }
        }

        return unexpected;
    }

    /// <summary>
    /// Of tensors that share their values, safetensors' <c>save_model</c> writes one; the metadata give for each other's name the name of that one.
    /// </summary>
    private void FindAliases(SafetensorsReader file)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < file.Entries.Length && file.Metadata.Count > 0; i++)
        {
            places.Add(file.Entries[i].Name, i);
        }

        foreach ((string alias, string name) in file.Metadata)
        {
            if (places.TryGetValue(name, out int place) && !CheckpointContent.IsState(file.Entries[place]) && !places.ContainsKey(alias)
                && NetworkName(alias) is { } renamed && _wanted.TryGetValue(renamed, out TensorInfo? tensor) && !_found.Contains(renamed))
            {
                Add(place, file.Entries[place], tensor);
            }
        }
    }

    private string? NetworkName(string name) => _rename is null ? name : _rename(name);

    private void Add(int index, SafetensorsEntry entry, TensorInfo tensor)
    {
        Check(entry, tensor);
        _found.Add(tensor.Name);
        _targets[index].Add(tensor);
    }

    private static bool IsBatchCount(string name, Dictionary<string, TensorInfo> wanted) =>
        name.EndsWith(BatchCount, StringComparison.Ordinal) && wanted.ContainsKey(name[..^BatchCount.Length] + RunningMean);

    private void Check(SafetensorsEntry entry, TensorInfo tensor)
    {
        if (SafetensorsTypes.Find(entry.Dtype) is null)
        {
            throw SafetensorsException.NotConverted(_source, Describe(entry.Name, tensor.Name), entry.Dtype);
        }

        if (!SameShape(entry.Shape, tensor.Shape))
        {
            throw new SafetensorsException(
                _source,
                $"tensor {Describe(entry.Name, tensor.Name)} has the shape [{string.Join(", ", entry.Shape)}], expected {Shape(tensor)}."
                + LastAxisAdvice(entry, tensor));
        }
    }

    /// <summary>Files saved before BatchNorm had an axis have the numbers of the last one.</summary>
    private string LastAxisAdvice(SafetensorsEntry entry, TensorInfo tensor)
    {
        foreach (LayerInfo layer in _network.Layers)
        {
            if (layer.Kind == "BatchNorm" && layer.InputShape.Length > 1 && tensor.Name.StartsWith(layer.Name + ".", StringComparison.Ordinal)
                && entry.Shape.Length == 1 && entry.Shape[0] == layer.InputShape[^1])
            {
                return $" The file's '{layer.Name}' normalises the last axis of [{string.Join(", ", layer.InputShape)}]: declare it [BatchNorm(axis: -1)].";
            }
        }

        return string.Empty;
    }

    private static bool SameShape(ImmutableArray<long> inFile, ImmutableArray<int> inNetwork)
    {
        bool same = inFile.Length == inNetwork.Length;
        for (int i = 0; same && i < inFile.Length; i++)
        {
            same = inFile[i] == inNetwork[i];
        }

        return same;
    }

    private static string Describe(string name, string renamed) => name == renamed ? $"'{name}'" : $"'{name}' (renamed to '{renamed}')";

    private static string Shape(TensorInfo tensor) => $"[{string.Join(", ", tensor.Shape)}]";

    private static string List(ImmutableArray<SafetensorsEntry> entries) => List(Array.ConvertAll([.. entries], entry => entry.Name));

    private static string List(ImmutableArray<TensorInfo> tensors) => List(TensorInfo.Names(tensors));

    /// <summary>Names in quotes, for messages; many are cut.</summary>
    public static string List(string[] names) =>
        names.Length == 0 ? "none"
        : names.Length <= NamesInMessage ? $"'{string.Join("', '", names)}'"
        : $"'{string.Join("', '", names.AsSpan(0, NamesInMessage))}' and {names.Length - NamesInMessage} more";
}
