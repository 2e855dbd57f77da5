using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Finds, for each tensor in a file, the network's tensor it belongs to, and refuses the file unless they match one to one.</summary>
internal static class TensorMatch
{
    private const int NamesInMessage = 20;

    /// <summary>PyTorch counts the batches behind running statistics; nothing here would read the number.</summary>
    private const string BatchCount = ".num_batches_tracked";
    private const string RunningMean = ".running_mean";

    /// <param name="entries">The file's tensors.</param>
    /// <param name="tensors">The network's.</param>
    /// <param name="rename">From names in the file to names in the network.</param>
    /// <param name="source">What messages call the file.</param>
    /// <returns>One of <paramref name="tensors"/> for each of <paramref name="entries"/>, in their order; null for one to be passed over.</returns>
    /// <exception cref="SafetensorsException">A tensor that is missing, unexpected, there twice, of a number type that is not converted or of another shape.</exception>
    public static TensorInfo?[] Find(
        ImmutableArray<SafetensorsEntry> entries, ImmutableArray<TensorInfo> tensors, Func<string, string>? rename, string source)
    {
        var wanted = new Dictionary<string, TensorInfo>(StringComparer.Ordinal);
        foreach (TensorInfo tensor in tensors)
        {
            wanted.Add(tensor.Name, tensor);
        }

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        TensorInfo?[] matches = new TensorInfo?[entries.Length];
        string? unexpected = null;
        for (int i = 0; i < entries.Length; i++)
        {
            string name = rename is null ? entries[i].Name : rename(entries[i].Name);
            if (name is null || !wanted.TryGetValue(name, out TensorInfo? tensor))
            {
                unexpected ??= IsBatchCount(name, wanted) ? null : Describe(entries[i].Name, name);
                continue;
            }

            if (!found.TryAdd(name, entries[i].Name))
            {
                throw new SafetensorsException(source, $"tensors '{found[name]}' and '{entries[i].Name}' are both renamed to '{name}'.");
            }

            Check(entries[i], tensor, source);
            matches[i] = tensor;
        }

        foreach (TensorInfo tensor in tensors)
        {
            if (!found.ContainsKey(tensor.Name))
            {
                throw new SafetensorsException(source, $"tensor '{tensor.Name}' of shape {Shape(tensor)} is missing; the file has {List(entries)}.");
            }
        }

        return unexpected is null
            ? matches
            : throw new SafetensorsException(source, $"tensor {unexpected} is not one of the network, which has {List(tensors)}.");
    }

    private static bool IsBatchCount(string? name, Dictionary<string, TensorInfo> wanted) =>
        name is not null && name.EndsWith(BatchCount, StringComparison.Ordinal) && wanted.ContainsKey(name[..^BatchCount.Length] + RunningMean);

    private static void Check(SafetensorsEntry entry, TensorInfo tensor, string source)
    {
        if (SafetensorsTypes.Find(entry.Dtype) is null)
        {
            throw SafetensorsException.NotConverted(source, Describe(entry.Name, tensor.Name), entry.Dtype);
        }

        if (!SameShape(entry.Shape, tensor.Shape))
        {
            throw new SafetensorsException(
                source, $"tensor {Describe(entry.Name, tensor.Name)} has the shape [{string.Join(", ", entry.Shape)}], expected {Shape(tensor)}.");
        }
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

    private static string Describe(string name, string? renamed) => name == renamed || renamed is null ? $"'{name}'" : $"'{name}' (renamed to '{renamed}')";

    private static string Shape(TensorInfo tensor) => $"[{string.Join(", ", tensor.Shape)}]";

    private static string List(ImmutableArray<SafetensorsEntry> entries) => List(Array.ConvertAll([.. entries], entry => entry.Name));

    private static string List(ImmutableArray<TensorInfo> tensors) => List(TensorInfo.Names(tensors));

    private static string List(string[] names) =>
        names.Length == 0 ? "none"
        : names.Length <= NamesInMessage ? $"'{string.Join("', '", names)}'"
        : $"'{string.Join("', '", names.AsSpan(0, NamesInMessage))}' and {names.Length - NamesInMessage} more";
}
