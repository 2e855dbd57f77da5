using System;
using System.Numerics;

namespace NetGen;

/// <summary>The mean gradient of several batches, each counted by the weight of its samples.</summary>
internal sealed class GradientSum<T>(int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _sum = new(length);

    // Negative while nothing has been added.
    private double _total = -1;

    /// <summary>Adds a batch's mean gradient.</summary>
    public void Add(ReadOnlySpan<T> gradients, double weightOfBatch)
    {
        Span<T> sum = _sum.Span;
        if (_total < 0)
        {
            sum.Clear();
            _total = 0;
        }

        _total += weightOfBatch;
        var weight = T.CreateTruncating(weightOfBatch);
        var weights = new Vector<T>(weight);
        int i = 0;
        for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(sum[i..]) + (new Vector<T>(gradients[i..]) * weights)).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += gradients[i] * weight;
        }
    }

    /// <summary>Writes the mean of all batches added, and begins anew; 0 where none of them weighs anything.</summary>
    public void TakeMean(Span<T> destination)
    {
        var total = T.CreateTruncating(_total > 0 ? _total : 1);
        var totals = new Vector<T>(total);
        Span<T> sum = _sum.Span;
        int i = 0;
        for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(sum[i..]) / totals).CopyTo(destination[i..]);
        }

        for (; i < sum.Length; i++)
        {
            destination[i] = sum[i] / total;
        }

        _total = -1;
    }
}
