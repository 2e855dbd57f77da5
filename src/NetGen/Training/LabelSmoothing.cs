using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Rows with smoothed targets t·(1 − ε) + ε/K, computed in double and rounded once, so that the loss and its gradient are those of the smoothed
/// targets.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class LabelSmoothing<T>(SampleSource<T> source, double epsilon, int classes)
    : SampleSource<T>(source.Count, source.InputSize, source.TargetSize)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The rows to train on; as they are where ε is 0.</summary>
    /// <exception cref="ArgumentException">A loss without classes.</exception>
    public static SampleSource<T> Of(NetworkInfo network, SampleSource<T> samples, double epsilon) => epsilon == 0 ? samples : network.Loss switch
    {
        Loss.CrossEntropy => new LabelSmoothing<T>(samples, epsilon, network.OutputShape[^1]),
        Loss.BinaryCrossEntropy => new LabelSmoothing<T>(samples, epsilon, 2),
        _ => throw new ArgumentException(
            $"LabelSmoothing is for cross-entropy and binary cross-entropy, but the loss of {network.Name} is {network.Loss}: leave it 0"
            + (network.Loss == Loss.SparseCrossEntropy ? ", and write labelSmoothing: in [Network]." : "."),
            nameof(TrainingOptions.LabelSmoothing)),
    };

    public override void Copy(int row, Span<T> inputs, Span<T> targets)
    {
        source.Copy(row, inputs, targets);
        foreach (ref T target in targets)
        {
            target = Real.Of<T>((double.CreateTruncating(target) * (1 - epsilon)) + (epsilon / classes));
        }
    }

    public override void Prefetch(int row, int first, int count) => source.Prefetch(row, first, count);
}
