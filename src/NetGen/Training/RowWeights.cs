using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>The weight of every row, from the options' weights of samples and of classes.</summary>
internal static class RowWeights
{
    /// <returns>One for each row; null where all weigh alike.</returns>
    /// <exception cref="ArgumentException">Weights that do not fit the data, or are negative, not finite or all 0.</exception>
    public static double[]? Of(NetworkInfo network, Dataset train, TrainingOptions options)
    {
        if (options.SampleWeights is null && options.ClassWeights is null)
        {
            return null;
        }

        double[] weights = new double[train.Count];
        Array.Fill(weights, 1);
        if (options.SampleWeights is { } samples)
        {
            Check(samples, train.Count, "rows of train", nameof(options.SampleWeights));
            for (int row = 0; row < weights.Length; row++)
            {
                weights[row] = samples[row];
            }
        }

        if (options.ClassWeights is { } classes && network.Checks?.Weigh(train, classes, weights) != true)
        {
            CheckClasses(network);
            Check(classes, ClassWeight.Count(train), "classes", nameof(options.ClassWeights));
            double[] scratch = train.Table.Targets.Scratch();
            for (int row = 0; row < weights.Length; row++)
            {
                weights[row] *= classes[ClassWeight.Of(train, row, scratch, nameof(train))];
            }
        }

        Scale(weights, nameof(options));
        return weights;
    }

    /// <summary>Checks that the classes that the weights were given for, those of the data to train on, have their order in the network.</summary>
    /// <param name="given">The classes of the data, or none.</param>
    /// <param name="numbered">The same, or more, as the network numbers them.</param>
    /// <param name="options">The weights.</param>
    /// <exception cref="ArgumentException">Weights of classes or of positive targets, and as many classes in another order.</exception>
    public static void RequireSameOrder(ImmutableArray<string> given, ImmutableArray<string> numbered, TrainingOptions options)
    {
        string? option =
            options.ClassWeights is not null ? nameof(TrainingOptions.ClassWeights)
            : options.PositiveWeights is not null ? nameof(TrainingOptions.PositiveWeights)
            : null;
        if (option is not null && given.Length == numbered.Length && ClassList.FirstDifference(given, numbered) >= 0)
        {
            throw new ArgumentException(
                $"{option} are in the order of the classes of train, {ClassList.Describe(given)}, but the network numbers them "
                + $"{ClassList.Describe(numbered)}, as in the data it was trained on before: bring train into that order (FromCsv with classes: or "
                + "classesOf:, WithClasses, or Label(…, classes: […]) in a Preprocessing), and the weights too.", option);
        }
    }

    /// <summary>Only ratios count: by a power of 2, which changes no digit, the largest comes to between 1 and 2, whatever the network's
    /// precision.</summary>
    private static void Scale(double[] weights, string name)
    {
        double largest = 0;
        for (int row = 0; row < weights.Length; row++)
        {
            largest = double.IsFinite(weights[row])
                ? Math.Max(largest, weights[row])
                : throw new ArgumentException($"The weights of row {row} and of its class are too large to be multiplied.", name);
        }

        if (largest == 0)
        {
            throw new ArgumentException("Every row weighs 0: there is nothing to train on.", name);
        }

        int exponent = Math.ILogB(largest);
        for (int row = 0; row < weights.Length; row++)
        {
            weights[row] = Math.ScaleB(weights[row], -exponent);
        }
    }

    private static void CheckClasses(NetworkInfo network)
    {
        bool tellsClass = network.OutputSize == 1
            ? network.Loss is Loss.BinaryCrossEntropy or Loss.Hinge
            : network.Loss == Loss.CrossEntropy && network.OutputShape[^1] == network.OutputSize;
        if (!tellsClass)
        {
            throw new ArgumentException(
                $"A row of {network.Name} has no one class (loss {network.Loss}, outputs [{string.Join(", ", network.OutputShape)}]): give SampleWeights instead.",
                nameof(TrainingOptions.ClassWeights));
        }
    }

    /// <exception cref="ArgumentException">Another number of weights, or one that is negative or not finite.</exception>
    public static void Check(IReadOnlyList<double> weights, int count, string what, string name)
    {
        if (weights.Count != count)
        {
            throw new ArgumentException($"{name} must have {count} elements, the {what}, but has {weights.Count}.", name);
        }

        for (int i = 0; i < count; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentException(FormattableString.Invariant($"{name}[{i}] must be finite and at least 0, but is {weights[i]}."), name);
            }
        }
    }
}
