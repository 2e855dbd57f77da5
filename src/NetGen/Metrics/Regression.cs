using System;
using System.Numerics;

namespace NetGen;

/// <summary>Judges a network that answers with numbers on a dataset: <c>Regression.Evaluate(network, test).RSquared</c>.</summary>
public static class Regression
{
    /// <summary>Predicts every row and compares. Thread-safe.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; its outputs are computed in evaluation mode.</param>
    /// <param name="data">Features <c>[n][InputSize]</c> and targets <c>[n][OutputSize]</c>. Where the loss leaves out masked steps, each step that
    /// counts is a row, of as many outputs as the last axis has.</param>
    /// <exception cref="ArgumentException">Data whose sizes or targets are not the network's; feature or target names that the data the network was
    /// trained on did not have, or had in another order (a network loaded from a file knows no names); an output that is NaN or
    /// infinite; or all steps are masked.</exception>
    public static RegressionReport Evaluate<TSelf, T>(INetwork<TSelf, T> network, Dataset data)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        data = TrainingGuard.FitsEvaluation(network.Parameters, data, nameof(data));
        double[] predictions = Array.ConvertAll(NetworkOutputs.Of(network, data), double.CreateTruncating);
        ReadOnlySpan<double> targets = data.Table.Targets.ToDoubles();
        int outputs = data.TargetCount;
        if (network.Counted(data) is { } counted)
        {
            predictions = counted.In<double>(predictions);
            targets = counted.In(targets);
            outputs = TSelf.Info.OutputShape[^1];
        }

        return new RegressionReport(
            targets.Length / outputs,
            RegressionMetrics.MeanSquaredError(targets, predictions, outputs),
            RegressionMetrics.RootMeanSquaredError(targets, predictions, outputs),
            RegressionMetrics.MeanAbsoluteError(targets, predictions, outputs),
            RegressionMetrics.RSquared(targets, predictions, outputs),
            RegressionMetrics.ExplainedVariance(targets, predictions, outputs));
    }
}
