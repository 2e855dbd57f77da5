using System;
using System.Linq;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Recurrence;

/// <summary>Sequences of features with masked steps, in networks that read from both ends, as a user trains them.</summary>
public sealed class MaskedSequenceTests
{
    private const int Samples = 40;

    /// <summary>The steps that count: two of six are filled up, at places that differ between samples.</summary>
    private static readonly int[][] Kept =
        [.. Enumerable.Range(0, Samples).Select(i => Enumerable.Range(0, 6).Where(step => step != i % 6 && step != (i + 1 + (i / 6 % 5)) % 6).ToArray())];

    private static readonly double[] Shorter = [.. Enumerable.Range(0, Samples * 8).Select(i => Math.Sin(i * 2.3))];

    private static readonly double[] Targets = [.. Enumerable.Range(0, Samples).Select(i => Math.Cos(i))];

    [Fact]
    public void TrainingIsThatOfTheShorterSequences()
    {
        (MaskedSequence masked, ShorterSequence shorter) = (new(seed: 4), new(seed: 4));
        double[] whole = [.. Enumerable.Range(0, Samples).SelectMany(Whole)];
        TrainingOptions options = new() { Epochs = 3, BatchSize = 7, Optimizer = new Adam(0.02) };
        History actual = masked.Fit(new Dataset(whole, 12, Targets, 1), options);
        History expected = shorter.Fit(new Dataset(Shorter, 8, Targets, 1), options);
        TrainedCheck.HoldSame(actual, masked, expected, shorter, 1e-10);
        double[] outputs = new double[Samples];
        double[] wanted = new double[Samples];
        masked.Predict(whole, outputs);
        shorter.Predict(Shorter, wanted);
        Assert.InRange(TrainedCheck.Error(outputs, wanted), 0, 1e-9);
        Assert.True(wanted.Max() - wanted.Min() > 0.01, "The outputs are all alike.");
    }

    private static double[] Whole(int sample)
    {
        double[] whole = [.. Enumerable.Repeat(9.0, 12)];
        for (int i = 0; i < 4; i++)
        {
            Array.Copy(Shorter, (sample * 8) + (2 * i), whole, 2 * Kept[sample][i], 2);
        }

        return whole;
    }
}
