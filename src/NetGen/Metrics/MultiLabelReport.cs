using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using System.Text;

namespace NetGen;

/// <summary>
/// How labels that apply or not, each by itself, met the truth, and the scores that follow, as scikit-learn 1.2 defines them; made by
/// <see cref="MultiLabel"/>. A quotient with nothing to divide by is 0 (<c>zero_division=0</c>). All labels count in averages. Immutable.
/// </summary>
public sealed class MultiLabelReport
{
    private readonly int[] _actual;
    private readonly double[] _scores;
    private readonly BinaryCounts[] _labels;
    private readonly BinaryCounts[] _samples;

    private MultiLabelReport(int[] actual, double[] scores, BinaryCounts[] labels, BinaryCounts[] samples, ImmutableArray<string> names)
    {
        (_actual, _scores, _labels, _samples, Labels) = (actual, scores, labels, samples, names);
        Total = labels.Aggregate((sum, counts) => sum + counts);
    }

    /// <summary>The number of samples; at least 1.</summary>
    public int Count => _samples.Length;

    /// <summary>The number of labels.</summary>
    public int LabelCount => _labels.Length;

    /// <summary>The labels' names, <c>[LabelCount]</c>; empty where they are not known.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The counts of all labels together.</summary>
    public BinaryCounts Total { get; }

    /// <summary>The share of samples of which all labels are right (scikit-learn's <c>accuracy_score</c>), 0 to 1.</summary>
    public double SubsetAccuracy => _samples.Count(counts => counts.FalsePositives + counts.FalseNegatives == 0) / (double)Count;

    /// <summary>The share of labels of samples that are wrong, 0 to 1.</summary>
    public double HammingLoss => (Total.FalsePositives + Total.FalseNegatives) / (double)Total.Count;

    /// <summary>Takes truth and scores.</summary>
    /// <typeparam name="T">The scores' number type.</typeparam>
    /// <param name="actual"><c>[n][labelCount]</c>, row-major: 1 where a label applies, else 0; at least one sample.</param>
    /// <param name="scores"><c>[n][labelCount]</c>, row-major: the score of a label, such as its probability; higher means more likely.</param>
    /// <param name="labelCount">At least 1.</param>
    /// <param name="thresholds">What a score must be above for the label to be given: one for each label, or one for all.</param>
    /// <param name="labels">The labels' names, where known.</param>
    /// <exception cref="ArgumentException">No sample, lengths that do not fit, a number that is not 0 or 1, or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer labels than 1.</exception>
    public static MultiLabelReport Of<T>(
        ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, int labelCount, ReadOnlySpan<double> thresholds, IEnumerable<string>? labels = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labelCount, 1);
        MetricsGuard.Classes(actual, 2);
        if (actual.Length % labelCount != 0)
        {
            throw new ArgumentException(
                $"The length of actual must be a multiple of {labelCount}, the number of labels, but is {actual.Length}.", nameof(actual));
        }

        MetricsGuard.Length(scores.Length, actual.Length, nameof(scores));
        if (thresholds.Length != 1)
        {
            MetricsGuard.Length(thresholds.Length, labelCount, nameof(thresholds));
        }

        double[] values = MetricsGuard.Scores(scores, nameof(scores));
        double[] bounds = MetricsGuard.Scores(thresholds, nameof(thresholds));
        var ofLabels = new BinaryCounts[labelCount];
        var ofSamples = new BinaryCounts[actual.Length / labelCount];
        for (int i = 0; i < actual.Length; i++)
        {
            int label = i % labelCount;
            bool isGiven = values[i] > bounds[bounds.Length == 1 ? 0 : label];
            ofLabels[label] = ofLabels[label].With(actual[i] == 1, isGiven);
            ofSamples[i / labelCount] = ofSamples[i / labelCount].With(actual[i] == 1, isGiven);
        }

        return new MultiLabelReport(actual.ToArray(), values, ofLabels, ofSamples, DatasetGuard.Names(labels, labelCount, nameof(labels)));
    }

    /// <summary>The counts of one label, with its precision, recall, F1 and Jaccard index.</summary>
    /// <param name="label">0 to <see cref="LabelCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such label.</exception>
    public BinaryCounts CountsOf(int label) => _labels[Label(label)];

    /// <summary>Of the labels given, the share that applies, 0 to 1.</summary>
    /// <param name="averaging">How the labels' scores, or with <see cref="Averaging.Samples"/> the samples', become one.</param>
    /// <exception cref="InvalidOperationException"><see cref="Averaging.Binary"/>.</exception>
    public double Precision(Averaging averaging = Averaging.Macro) => Average(static counts => counts.Precision, averaging);

    /// <summary>Of the labels that apply, the share given, 0 to 1.</summary>
    /// <inheritdoc cref="Precision"/>
    public double Recall(Averaging averaging = Averaging.Macro) => Average(static counts => counts.Recall, averaging);

    /// <summary>The harmonic mean of precision and recall, 0 to 1.</summary>
    /// <inheritdoc cref="Precision"/>
    public double F1(Averaging averaging = Averaging.Macro) => Average(static counts => counts.F1, averaging);

    /// <summary>Of the labels that apply or are given, the share that does both, 0 to 1.</summary>
    /// <inheritdoc cref="Precision"/>
    public double Jaccard(Averaging averaging = Averaging.Macro) => Average(static counts => counts.Jaccard, averaging);

    /// <summary>The ROC curve of one label.</summary>
    /// <inheritdoc cref="CountsOf"/>
    public RocCurve RocCurve(int label) => NetGen.RocCurve.Of<double>(MultiLabel.Column<int>(_actual, Label(label), LabelCount), Scores(label));

    /// <summary>The precision-recall curve of one label.</summary>
    /// <inheritdoc cref="CountsOf"/>
    public PrecisionRecallCurve PrecisionRecallCurve(int label) =>
        NetGen.PrecisionRecallCurve.Of<double>(MultiLabel.Column<int>(_actual, Label(label), LabelCount), Scores(label));

    /// <summary>The area under the ROC curve; NaN where a label, or with <see cref="Averaging.Samples"/> a sample, has one class alone.</summary>
    /// <inheritdoc cref="Precision"/>
    public double RocAuc(Averaging averaging = Averaging.Macro) =>
        AverageOfCurves(static (actual, scores) => NetGen.RocCurve.Of(actual, scores).Area, averaging);

    /// <summary>The average precision (PR-AUC); 0 for a label, or with <see cref="Averaging.Samples"/> a sample, that is never positive.</summary>
    /// <inheritdoc cref="Precision"/>
    public double AveragePrecision(Averaging averaging = Averaging.Macro) =>
        AverageOfCurves(static (actual, scores) => NetGen.PrecisionRecallCurve.Of(actual, scores).AveragePrecision, averaging);

    /// <summary>Precision, recall, F1 and support of every label, and the averages; scikit-learn's <c>classification_report</c> to the
    /// letter.</summary>
    public override string ToString()
    {
        string[] names = [.. Enumerable.Range(0, LabelCount).Select(label => Labels.IsEmpty ? ReportText.Number(label) : Labels[label])];
        var text = new ReportText(names);
        for (int label = 0; label < LabelCount; label++)
        {
            text.Scores(names[label], _labels[label].Precision, _labels[label].Recall, _labels[label].F1, _labels[label].Support);
        }

        text.Gap();
        foreach (Averaging averaging in new[] { Averaging.Micro, Averaging.Macro, Averaging.Weighted, Averaging.Samples })
        {
            text.Scores($"{averaging.ToString().ToLowerInvariant()} avg", Precision(averaging), Recall(averaging), F1(averaging), Total.Support);
        }

        return text.ToString();
    }

    private double Average(Func<BinaryCounts, double> score, Averaging averaging) => averaging switch
    {
        Averaging.Macro => _labels.Average(score),
        Averaging.Micro => score(Total),
        Averaging.Weighted => Total.Support == 0 ? 0 : _labels.Sum(counts => score(counts) * counts.Support) / Total.Support,
        Averaging.Samples => _samples.Average(score),
        _ => throw Unknown(averaging),
    };

    private double AverageOfCurves(Func<int[], double[], double> score, Averaging averaging)
    {
        IEnumerable<double> ofLabels = Enumerable.Range(0, LabelCount)
            .Select(label => score(MultiLabel.Column<int>(_actual, label, LabelCount), Scores(label)));
        return averaging switch
        {
            Averaging.Macro => ofLabels.Average(),
            Averaging.Micro => score(_actual, _scores),
            Averaging.Weighted => Total.Support == 0 ? 0 : ofLabels.Zip(_labels, (value, counts) => value * counts.Support).Sum() / Total.Support,
            Averaging.Samples => _actual.Chunk(LabelCount).Zip(_scores.Chunk(LabelCount), score).Average(),
            _ => throw Unknown(averaging),
        };
    }

    private static InvalidOperationException Unknown(Averaging averaging) => new(
        $"Averaging.{averaging} is not for labels: choose Averaging.Macro, Averaging.Micro, Averaging.Weighted or Averaging.Samples.");

    private double[] Scores(int label) => MultiLabel.Column<double>(_scores, label, LabelCount);

    private int Label(int label) => (uint)label < (uint)LabelCount
        ? label
        : throw new ArgumentOutOfRangeException(nameof(label), label, $"The labels are 0 to {LabelCount - 1}.");
}
