using System;
using System.Collections.Generic;
using System.Numerics;

namespace NetGen;

/// <summary>Judges a classifier on a dataset: <c>Classification.Evaluate(network, test).Accuracy</c>.</summary>
public static class Classification
{
    /// <summary>
    /// Predicts every row and compares: with a single output under <see cref="Loss.BinaryCrossEntropy"/> or <see cref="Loss.Hinge"/> class 1 is what
    /// is above the threshold; under <see cref="Loss.CrossEntropy"/> and <see cref="Loss.SparseCrossEntropy"/> the class is the largest output along the
    /// last axis, the first of equal ones, and each place before that axis is a sample. Places whose class index is the ignored one are left out, and
    /// so are steps that are masked. Thread-safe.
    /// </summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; its outputs are computed in evaluation mode.</param>
    /// <param name="data">Features <c>[n][InputSize]</c> and targets <c>[n][OutputSize]</c>: 0 or 1, −1 or 1 for hinge, one-hot for cross-entropy (of
    /// probabilities the class is the largest, the first of equal ones), class indices <c>[n][TargetSize]</c> for sparse
    /// cross-entropy. Where it has classes and the network was trained on classes, they are renumbered as those; it may lack some of them.</param>
    /// <param name="threshold">For a single output: what it must be above to mean class 1. By default 0.5, for hinge 0;
    /// <see cref="ChooseThreshold"/> chooses one.</param>
    /// <exception cref="ArgumentException">A network that does not choose between classes: another loss, or several outputs under binary
    /// cross-entropy or hinge (then see <see cref="MultiLabel"/>); data whose sizes or targets are not the network's; feature or
    /// class names that the data the network was trained on did not have, or features in another order (a network loaded from a file knows no names);
    /// a threshold with no single output, or NaN; an output that is NaN or infinite; or all steps are masked.</exception>
    public static ClassificationReport Evaluate<TSelf, T>(INetwork<TSelf, T> network, Dataset data, double? threshold = null)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        NetworkInfo info = TSelf.Info;
        data = TrainingGuard.FitsEvaluation(network.Parameters, data, nameof(data));
        bool chooses = info.Loss is Loss.CrossEntropy or Loss.SparseCrossEntropy;
        if (chooses && threshold is null)
        {
            return Choice(info, NetworkOutputs.Of(network, data), data, network.Counted(data));
        }

        if (threshold is not null && (chooses || double.IsNaN(threshold.Value)))
        {
            throw new ArgumentException(
                $"A threshold must be a number, for a network of one output; {info.Name} has {info.OutputSize} and the threshold is {threshold}.",
                nameof(threshold));
        }

        bool single = info.OutputSize == 1 && info.Loss is Loss.BinaryCrossEntropy or Loss.Hinge;
        return single
            ? Threshold(info, NetworkOutputs.Of(network, data), data, network.Counted(data), threshold ?? (info.Loss == Loss.Hinge ? 0 : 0.5))
            : throw new ArgumentException(
                "Classification is for a network that ends in CrossEntropy or SparseCrossEntropy, or in one output with BinaryCrossEntropy or Hinge, "
                + $"but {info.Name} ends in {info.OutputSize} with {info.Loss}.",
                nameof(network));
    }

    /// <summary>
    /// Chooses the threshold of a network of one output: <c>Evaluate(network, test, ChooseThreshold(network, validation, criterion).Threshold)</c>.
    /// Thread-safe.
    /// </summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">As in <see cref="Evaluate"/>, with a single output.</param>
    /// <param name="validation">As in <see cref="Evaluate"/>: rows of both classes that the network was not trained on, and that are not those it is
    /// tested with.</param>
    /// <param name="criterion">What is best.</param>
    /// <returns>The threshold, with what comes of it on these rows.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Evaluate"/>, or rows of one class alone.</exception>
    /// <exception cref="InvalidOperationException">No threshold reaches the precision asked for.</exception>
    public static ChosenThreshold ChooseThreshold<TSelf, T>(INetwork<TSelf, T> network, Dataset validation, ThresholdCriterion criterion)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return TSelf.Info.OutputSize == 1
            ? MultiLabel.ChooseThresholds(network, validation, criterion)[0]
            : throw new ArgumentException(
                $"ChooseThreshold is for one output, but {TSelf.Info.Name} has {TSelf.Info.OutputSize}: "
                + "MultiLabel.ChooseThresholds chooses one for each.",
                nameof(network));
    }

    private static ClassificationReport Threshold<T>(NetworkInfo info, T[] outputs, Dataset data, CountedRows? counted, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] actual = new int[data.Count];
        int[] predicted = new int[data.Count];
        for (int row = 0; row < actual.Length; row++)
        {
            double target = data.Table.Targets[row, 0];
            actual[row] = target is 0 or 1 or -1
                ? Math.Max((int)target, 0)
                : throw new ArgumentException(
                    FormattableString.Invariant($"data, row {row}, target 0: expected 0 or 1, for a sample is of one class, found {target}."),
                    nameof(data));
            predicted[row] = double.CreateTruncating(outputs[row]) > threshold ? 1 : 0;
        }

        if (counted is not null)
        {
            (actual, predicted, outputs) = (counted.In<int>(actual), counted.In<int>(predicted), counted.In<T>(outputs));
        }

        double logLoss = info.Loss == Loss.Hinge ? double.NaN : ClassificationMetrics.LogLoss<T>(actual, outputs);
        return new ClassificationReport(actual, predicted, MetricsGuard.Scores<T>(outputs, nameof(outputs)), 2, Names(data, 2), logLoss);
    }

    private static ClassificationReport Choice<T>(NetworkInfo info, T[] outputs, Dataset data, CountedRows? counted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int classes = info.OutputShape[^1];
        (int[] actual, outputs) = (info.Loss, counted) switch
        {
            (Loss.SparseCrossEntropy, _) => CountedIndices(info, data.Table.Targets, outputs, counted),
            (_, null) => (LargestTargets(data.Table.Targets, classes), outputs),
            _ => (counted.In<int>(LargestTargets(data.Table.Targets, classes)), counted.In<T>(outputs)),
        };

        int[] predicted = Largest<T>(outputs, classes);
        T[] probabilities = info.Layers[^1].Activation == Activation.LogSoftmax ? Array.ConvertAll(outputs, T.Exp) : outputs;
        double logLoss = classes == 1 ? 0 : ClassificationMetrics.LogLoss<T>(actual, probabilities, classes);
        return new ClassificationReport(actual, predicted, MetricsGuard.Scores<T>(outputs, nameof(outputs)), classes, Names(data, classes), logLoss);
    }

    private static string[]? Names(Dataset data, int classes) => data.Classes.Length == classes ? [.. data.Classes] : null;

    private static int[] LargestTargets(NumberRows targets, int classes)
    {
        int places = targets.Width / classes;
        int[] largest = new int[targets.Count * places];
        double[] scratch = targets.Scratch();
        for (int row = 0; row < targets.Count; row++)
        {
            Largest(targets.Read(row, scratch), classes).CopyTo(largest, row * places);
        }

        return largest;
    }

    /// <summary>The class indices that count, and their outputs.</summary>
    private static (int[] Actual, T[] Outputs) CountedIndices<T>(NetworkInfo info, NumberRows targets, T[] outputs, CountedRows? rows)
    {
        int classes = info.OutputShape[^1];
        var actual = new List<int>();
        var counted = new List<T>();
        double[] scratch = targets.Scratch();
        for (int row = 0; row < targets.Count; row++)
        {
            ReadOnlySpan<double> indices = targets.Read(row, scratch);
            for (int place = 0; place < indices.Length; place++)
            {
                if (indices[place] != info.IgnoreIndex && rows?.Has((row * indices.Length) + place) != false)
                {
                    actual.Add((int)indices[place]);
                    counted.AddRange(outputs.AsSpan(((row * indices.Length) + place) * classes, classes));
                }
            }
        }

        return ([.. actual], [.. counted]);
    }

    private static int[] Largest<T>(ReadOnlySpan<T> rows, int classes)
        where T : INumber<T>
    {
        int[] largest = new int[rows.Length / classes];
        for (int row = 0; row < largest.Length; row++)
        {
            for (int c = 1; c < classes; c++)
            {
                largest[row] = rows[(row * classes) + c] > rows[(row * classes) + largest[row]] ? c : largest[row];
            }
        }

        return largest;
    }
}
