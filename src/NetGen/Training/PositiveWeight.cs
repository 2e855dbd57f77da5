using System;
using System.Numerics;

namespace NetGen;

/// <summary>Weights of positive targets, for <see cref="TrainingOptions.PositiveWeights"/>.</summary>
public static class PositiveWeight
{
    private const string Tensor = ".pos_weight";

    /// <summary>Weights that make the positive and the negative targets of each output count alike: Σ(1 − t) / Σt over the rows, as PyTorch's
    /// documentation of <c>BCEWithLogitsLoss</c> recommends.</summary>
    /// <param name="dataset">Targets from 0 to 1, <c>[n][TargetCount]</c>.</param>
    /// <returns><c>[TargetCount]</c>: 1 for a target that is never positive, 0 for one that always is. <see cref="TrainingOptions.PositiveWeights"/>
    /// takes one for each output along the last axis, so these are for outputs of one axis.</returns>
    /// <exception cref="ArgumentException">A target that is not from 0 to 1.</exception>
    public static double[] Balanced(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        double[] positives = new double[dataset.TargetCount];
        double[] scratch = dataset.Table.Targets.Scratch();
        for (int row = 0; row < dataset.Count; row++)
        {
            ReadOnlySpan<double> targets = dataset.Table.Targets.Read(row, scratch);
            for (int i = 0; i < targets.Length; i++)
            {
                positives[i] += targets[i] is >= 0 and <= 1
                    ? targets[i]
                    : throw new ArgumentException(
                        FormattableString.Invariant($"dataset, row {row}, target {i}: expected a number from 0 to 1, found {targets[i]}."),
                        nameof(dataset));
            }
        }

        return Array.ConvertAll(positives, positive => positive == 0 ? 1 : (dataset.Count - positive) / positive);
    }

    /// <summary>Checks the options' weights against the network.</summary>
    /// <exception cref="ArgumentException">A network that takes none, another number of weights, or one that is negative or, in the network's number
    /// type, not finite.</exception>
    internal static void Check<T>(NetworkInfo network, TrainingOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.PositiveWeights is not { } weights)
        {
            return;
        }

        if (Find(network) is not { } tensor)
        {
            throw new ArgumentException(
                $"{network.Name} takes no PositiveWeights: declare it with [Network(Loss.BinaryCrossEntropy, positiveWeights: true)], "
                + "or leave them out.",
                nameof(TrainingOptions.PositiveWeights));
        }

        RowWeights.Check(weights, tensor.ElementCount, "outputs along the last axis", nameof(TrainingOptions.PositiveWeights));
        for (int i = 0; i < weights.Count; i++)
        {
            if (!T.IsFinite(T.CreateTruncating(weights[i])))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"PositiveWeights[{i}] must be within the range of {typeof(T).Name}, but is {weights[i]}."),
                    nameof(TrainingOptions.PositiveWeights));
            }
        }
    }

    /// <summary>Writes them into the network, where there are any.</summary>
    internal static void Write<T>(Parameters<T> parameters, TrainingOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.PositiveWeights is not { } weights)
        {
            return;
        }

        var values = new T[weights.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateTruncating(weights[i]);
        }

        parameters.Write(Find(parameters.Info)!.Name, values);
    }

    private static TensorInfo? Find(NetworkInfo network)
    {
        foreach (TensorInfo tensor in network.Tensors)
        {
            if (tensor.Kind == TensorKind.Buffer && tensor.Name == network.Layers[^1].Name + Tensor)
            {
                return tensor;
            }
        }

        return null;
    }
}
