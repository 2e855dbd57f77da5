using System;
using System.Collections.Immutable;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Judges a network whose outputs are labels that apply or not, each by itself, on a dataset: <c>MultiLabel.Evaluate(network, test).F1()</c>.
/// </summary>
public static class MultiLabel
{
    /// <summary>Predicts every row and compares: a label is given where its output is above its threshold. Thread-safe.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network, which ends in <see cref="Loss.BinaryCrossEntropy"/> or <see cref="Loss.Hinge"/>; its outputs are computed
    /// in evaluation mode.</param>
    /// <param name="data">Features <c>[n][InputSize]</c> and targets <c>[n][OutputSize]</c>, 0 or 1, for hinge −1 or 1. The labels have the names of
    /// the targets. Where the loss leaves out masked steps, each step that counts is a sample, and its labels are the outputs along the last
    /// axis.</param>
    /// <param name="thresholds">What an output must be above: one number for each output, or one for all; none is 0.5, for hinge 0.
    /// <see cref="ChooseThresholds"/> computes some.</param>
    /// <exception cref="ArgumentException">Another loss; data whose sizes or targets are not the network's; names that the data the network was
    /// trained on did not have, or had in another order; another number of thresholds, or NaN; an output that is NaN or infinite; or all steps are
    /// masked.</exception>
    public static MultiLabelReport Evaluate<TSelf, T>(INetwork<TSelf, T> network, Dataset data, params ReadOnlySpan<double> thresholds)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int[] actual, T[] outputs, int labels, ImmutableArray<string> names) = Answers(network, data);
        double standard = TSelf.Info.Loss == Loss.Hinge ? 0 : 0.5;
        return MultiLabelReport.Of<T>(
            actual, outputs, labels, thresholds.IsEmpty ? [standard] : thresholds, names.IsEmpty ? null : names);
    }

    /// <summary>Chooses a threshold for every output, each by itself. Thread-safe.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">As in <see cref="Evaluate"/>.</param>
    /// <param name="validation">As in <see cref="Evaluate"/>: rows that the network was not trained on, and that are not those it is tested with.
    /// Every label applies to some and not to others.</param>
    /// <param name="criterion">What is best.</param>
    /// <returns>One for each label, <c>[OutputSize]</c>, or as many as outputs along the last axis: see <see cref="Evaluate"/>.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Evaluate"/>, or a label that applies to all rows or to none.</exception>
    /// <exception cref="InvalidOperationException">No threshold of a label reaches the precision asked for.</exception>
    public static ImmutableArray<ChosenThreshold> ChooseThresholds<TSelf, T>(
        INetwork<TSelf, T> network, Dataset validation, ThresholdCriterion criterion)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(criterion);
        (int[] actual, T[] outputs, int labels, ImmutableArray<string> names) = Answers(network, validation);
        ImmutableArray<ChosenThreshold>.Builder chosen = ImmutableArray.CreateBuilder<ChosenThreshold>(labels);
        for (int label = 0; label < labels; label++)
        {
            string name = names.IsEmpty ? "" : $" ('{names[label]}')";
            string place = labels == 1 ? "" : $"Label {label}{name}: ";
            chosen.Add(criterion.Choose<T>(Column(actual, label, labels), Column(outputs, label, labels), place, nameof(validation)));
        }

        return chosen.MoveToImmutable();
    }

    internal static T[] Column<T>(ReadOnlySpan<T> rows, int column, int columns)
    {
        var values = new T[rows.Length / columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = rows[(i * columns) + column];
        }

        return values;
    }

    private static (int[] Actual, T[] Outputs, int Labels, ImmutableArray<string> Names) Answers<TSelf, T>(INetwork<TSelf, T> network, Dataset data)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        NetworkInfo info = TSelf.Info;
        if (info.Loss is not (Loss.BinaryCrossEntropy or Loss.Hinge))
        {
            throw new ArgumentException(
                $"MultiLabel is for a network whose loss is BinaryCrossEntropy or Hinge, but that of {info.Name} is {info.Loss}.", nameof(network));
        }

        data = TrainingGuard.FitsEvaluation(network.Parameters, data, nameof(data));
        ReadOnlySpan<double> targets = data.Table.Targets.ToDoubles();
        int[] actual = new int[targets.Length];
        for (int i = 0; i < actual.Length; i++)
        {
            actual[i] = targets[i] is 0 or 1 or -1
                ? Math.Max((int)targets[i], 0)
                : throw new ArgumentException(
                    FormattableString.Invariant($"data, row {i / info.OutputSize}, target {i % info.OutputSize}: ")
                    + FormattableString.Invariant($"expected 0 or 1, for a label applies or not, found {targets[i]}."),
                    nameof(data));
        }

        T[] outputs = NetworkOutputs.Of(network, data);
        return network.Counted(data) is { } counted
            ? (counted.In<int>(actual), counted.In<T>(outputs), info.OutputShape[^1], info.OutputShape[^1] == info.OutputSize ? data.TargetNames : [])
            : (actual, outputs, info.OutputSize, data.TargetNames);
    }
}
