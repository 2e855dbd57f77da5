using System;
using System.Numerics;

namespace NetGen;

/// <summary>The mean loss of a network over samples that fit it, in batches.</summary>
internal sealed class Evaluator<TSelf, T>(TSelf network, SampleSource<T> data)
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Large enough to keep the kernels busy, small enough for the cache.
    private const int LargestBatch = 256;

    private readonly SampleBatch<T> _batch = new(data, Math.Min(LargestBatch, data.Count));

    public double MeanLoss()
    {
        double sum = 0;
        double total = 0;
        for (int first = 0; first < data.Count; first += LargestBatch)
        {
            _batch.Fill(first, Math.Min(LargestBatch, data.Count - first));
            sum += double.CreateTruncating(network.Evaluate(_batch.Inputs, _batch.Targets, out double weight)) * weight;
            total += weight;
        }

        return total > 0 ? sum / total : 0;
    }
}
