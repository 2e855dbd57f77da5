using System;
using System.Numerics;

namespace NetGen;

/// <summary>Rows with smoothed targets t·(1 − ε) + ε/K, so that the loss and its gradient are those of the smoothed targets, exactly.</summary>
internal static class LabelSmoothing
{
    /// <summary>The rows as they are where ε is 0.</summary>
    /// <exception cref="ArgumentException">A loss without classes.</exception>
    public static SampleSource<T> Of<T>(NetworkInfo network, Dataset train, SampleSource<T> samples, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (epsilon == 0)
        {
            return samples;
        }

        int classes = network.Loss switch
        {
            Loss.CrossEntropy => network.OutputShape[^1],
            Loss.BinaryCrossEntropy => 2,
            _ => throw new ArgumentException(
                $"LabelSmoothing is for cross-entropy and binary cross-entropy, but the loss of {network.Name} is {network.Loss}: leave it 0.",
                nameof(TrainingOptions.LabelSmoothing)),
        };
        ReadOnlySpan<double> targets = train.AllTargets;
        var smoothed = new T[targets.Length];
        for (int i = 0; i < smoothed.Length; i++)
        {
            smoothed[i] = Real.Of<T>((targets[i] * (1 - epsilon)) + (epsilon / classes));
        }

        return new Retargeted<T>(samples, smoothed);
    }

    private sealed class Retargeted<T>(SampleSource<T> source, T[] allTargets) : SampleSource<T>(source.Count, source.InputSize, source.TargetSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public override void Copy(int row, Span<T> inputs, Span<T> targets)
        {
            source.Copy(row, inputs, targets);
            allTargets.AsSpan(row * TargetSize, TargetSize).CopyTo(targets);
        }

        public override void Prefetch(int row, int first, int count) => source.Prefetch(row, first, count);

        public override bool TryRead(int firstRow, int rows, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets)
        {
            bool isRead = source.TryRead(firstRow, rows, out inputs, out _);
            targets = isRead ? allTargets.AsSpan(firstRow * TargetSize, rows * TargetSize) : default;
            return isRead;
        }
    }
}
