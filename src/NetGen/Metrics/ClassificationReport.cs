using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>How a classifier did on a dataset; made by <see cref="Classification"/>. Its text is scikit-learn's
/// <c>classification_report</c>.</summary>
public sealed class ClassificationReport
{
    private readonly int[] _actual;
    private readonly int[] _predicted;
    private readonly double[] _scores;

    internal ClassificationReport(int[] actual, int[] predicted, double[] scores, int classCount, IEnumerable<string>? classes, double logLoss)
    {
        _actual = actual;
        _predicted = predicted;
        _scores = scores;
        Confusion = ConfusionMatrix.Of(actual, predicted, classCount, classes);
        LogLoss = logLoss;
    }

    /// <summary>The true class of each sample, <c>[n]</c>.</summary>
    public ReadOnlySpan<int> Actual => _actual;

    /// <summary>The class the network chose for each sample, <c>[n]</c>.</summary>
    public ReadOnlySpan<int> Predicted => _predicted;

    /// <summary>Right and wrong by class.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <inheritdoc cref="ConfusionMatrix.Accuracy"/>
    public double Accuracy => Confusion.Accuracy;

    /// <inheritdoc cref="ConfusionMatrix.BalancedAccuracy"/>
    public double BalancedAccuracy => Confusion.BalancedAccuracy;

    /// <inheritdoc cref="ConfusionMatrix.Matthews"/>
    public double Matthews => Confusion.Matthews;

    /// <summary>The mean of −log of the probability given to the truth; NaN for hinge, whose outputs are no probabilities.</summary>
    public double LogLoss { get; }

    /// <summary>The area under the ROC curve of class 1 of two; of more classes the mean of each against all others. NaN where a class does not occur
    /// as truth.</summary>
    public double RocAuc => ClassMean(positive => RocCurve(positive).Area);

    /// <summary>The average precision (PR-AUC) of class 1 of two; of more classes the mean of each against all others, 0 for one that does not occur
    /// as truth.</summary>
    public double AveragePrecision => ClassMean(positive => PrecisionRecallCurve(positive).AveragePrecision);

    /// <inheritdoc cref="ConfusionMatrix.Precision"/>
    public double Precision(Averaging averaging = Averaging.Binary) => Confusion.Precision(averaging);

    /// <inheritdoc cref="ConfusionMatrix.Recall"/>
    public double Recall(Averaging averaging = Averaging.Binary) => Confusion.Recall(averaging);

    /// <inheritdoc cref="ConfusionMatrix.F1"/>
    public double F1(Averaging averaging = Averaging.Binary) => Confusion.F1(averaging);

    /// <summary>The share of samples whose true class is among the <paramref name="k"/> the network holds likeliest; of equal ones the higher number
    /// comes first, as in scikit-learn.</summary>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A <paramref name="k"/> below 1.</exception>
    /// <exception cref="InvalidOperationException">A network of one output: of two classes the first is the accuracy, both are
    /// everything.</exception>
    public double TopKAccuracy(int k) => IsSingle
        ? throw new InvalidOperationException("Top-k accuracy is for networks with one output for each class, but this one has a single output.")
        : ClassificationMetrics.TopKAccuracy<double>(_actual, _scores, Confusion.ClassCount, k);

    /// <summary>The ROC curve of one class against all others.</summary>
    /// <param name="positive">The class, 0 to the number of classes − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public RocCurve RocCurve(int positive = 1) => NetGen.RocCurve.Of<double>(_actual, Scores(positive), positive);

    /// <summary>The precision-recall curve of one class against all others.</summary>
    /// <inheritdoc cref="RocCurve"/>
    public PrecisionRecallCurve PrecisionRecallCurve(int positive = 1) => NetGen.PrecisionRecallCurve.Of<double>(_actual, Scores(positive), positive);

    /// <summary>Precision, recall, F1 and support of every class that occurs, the accuracy, and the averages; scikit-learn's
    /// <c>classification_report</c> to the letter.</summary>
    public override string ToString()
    {
        int[] classes = [.. Enumerable.Range(0, Confusion.ClassCount).Where(Confusion.Occurs)];
        var text = new ReportText(classes.Select(Confusion.Name));
        foreach (int c in classes)
        {
            text.Scores(Confusion.Name(c), Confusion.PrecisionOf(c), Confusion.RecallOf(c), Confusion.F1Of(c), Confusion.Support(c));
        }

        text.Gap();
        text.Score("accuracy", Accuracy, Confusion.Count);
        foreach ((string name, Averaging averaging) in new[] { ("macro avg", Averaging.Macro), ("weighted avg", Averaging.Weighted) })
        {
            text.Scores(name, Precision(averaging), Recall(averaging), F1(averaging), Confusion.Count);
        }

        return text.ToString();
    }

    private bool IsSingle => _scores.Length == _actual.Length && Confusion.ClassCount == 2;

    private double ClassMean(Func<int, double> score) =>
        Confusion.ClassCount == 2 ? score(1) : Enumerable.Range(0, Confusion.ClassCount).Average(score);

    private double[] Scores(int positive)
    {
        if ((uint)positive >= (uint)Confusion.ClassCount)
        {
            throw new ArgumentOutOfRangeException(nameof(positive), positive, $"The classes are 0 to {Confusion.ClassCount - 1}.");
        }

        if (IsSingle)
        {
            return positive == 1 ? _scores : Array.ConvertAll(_scores, score => -score);
        }

        double[] column = new double[_actual.Length];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = _scores[(i * Confusion.ClassCount) + positive];
        }

        return column;
    }
}
