using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Overwrites a network's tensors from a file: reads and checks everything first, then writes.</summary>
internal static class NetworkRestore
{
    /// <param name="network">Is written to once all has been read and checked.</param>
    /// <param name="stream">Is read to its end.</param>
    /// <param name="rename">From names in the file to names in the network; null skips a tensor.</param>
    /// <param name="missing">Whether the file may lack tensors of the network.</param>
    /// <param name="source">What messages call the file.</param>
    public static RestoreResult Run<TSelf, T>(
        TSelf network, Stream stream, Func<string, string?>? rename, MissingTensors missing, string source)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        if (missing is not (MissingTensors.Refuse or MissingTensors.Keep))
        {
            throw new ArgumentOutOfRangeException(nameof(missing), missing, $"missing must be Refuse or Keep, but is {(int)missing}.");
        }

        SafetensorsReader reader = SafetensorsReader.Open(stream, source);
        TensorMatch match = TensorMatch.Find(reader, TSelf.Info, rename, missing, source);
        var values = new Dictionary<string, (string Name, T[] Values)>(StringComparer.Ordinal);
        for (int i = 0; i < reader.Entries.Length; i++)
        {
            if (match.Targets[i].Count == 0)
            {
                reader.SkipNext();
                continue;
            }

            (string Name, T[] Values) read = (reader.Entries[i].Name, reader.ReadNext<T>());
            foreach (TensorInfo tensor in match.Targets[i])
            {
                if (!values.TryAdd(tensor.Name, read) && !SameBits(values[tensor.Name].Values, read.Values))
                {
                    throw new SafetensorsException(
                        source, $"tensors '{values[tensor.Name].Name}' and '{read.Name}' are both renamed to '{tensor.Name}', but their values differ.");
                }
            }
        }

        reader.ReadEnd();
        if (values.Count > 0)
        {
            network.Parameters.ForgetData();
        }

        foreach ((string name, (_, T[] tensor)) in values)
        {
            network.Parameters.Write(name, tensor);
        }

        return match.Result(reader.Entries, TSelf.Info.Tensors);
    }

    private static bool SameBits<T>(T[] a, T[] b)
        where T : unmanaged =>
        MemoryMarshal.AsBytes(a.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(b.AsSpan()));
}
