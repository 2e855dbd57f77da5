using System;
using System.Numerics;

namespace NetGen;

/// <summary>A network's outputs for a dataset it fits, in batches through one reused buffer.</summary>
internal static class NetworkOutputs
{
    private const int LargestBatch = 256;

    /// <returns><c>[Count][OutputSize]</c>, row-major.</returns>
    /// <exception cref="ArgumentException">An output that is not finite.</exception>
    public static T[] Of<TSelf, T>(INetwork<TSelf, T> network, Dataset data)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = TSelf.Info.OutputSize;
        T[] outputs = new T[checked(data.Count * size)];
        var batch = new SampleBatch<T>(data.Samples<T>(store: false), Math.Min(LargestBatch, data.Count));
        for (int first = 0; first < data.Count; first += LargestBatch)
        {
            batch.Fill(first, Math.Min(LargestBatch, data.Count - first));
            network.Predict(batch.Inputs, outputs.AsSpan(first * size, batch.Count * size));
        }

        int row = Array.FindIndex(outputs, output => !T.IsFinite(output)) / size;
        return Finite.All<T>(outputs)
            ? outputs
            : throw new ArgumentException($"{TSelf.Info.Name} answers row {row} with NaN or infinity: its parameters, or what it makes of them, are out of range.", nameof(network));
    }
}
