using System;

namespace NetGen;

/// <summary>Weights of classes, for <see cref="TrainingOptions.ClassWeights"/>.</summary>
public static class ClassWeight
{
    /// <summary>Weights that make every class count alike: n / (classes · rows of the class), as scikit-learn's
    /// <c>class_weight="balanced"</c>.</summary>
    /// <param name="dataset">One target that is an index into <see cref="Dataset.Classes"/>, 0 or 1, or −1 or 1; or one target per class with the
    /// row's class the largest.</param>
    /// <returns>A weight for each class; 0 for a class without rows.</returns>
    /// <exception cref="ArgumentException">Targets that tell no class.</exception>
    public static double[] Balanced(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        int[] counts = new int[Count(dataset)];
        double[] scratch = dataset.Table.Targets.Scratch();
        for (int row = 0; row < dataset.Count; row++)
        {
            counts[Of(dataset, row, scratch, nameof(dataset))]++;
        }

        return Array.ConvertAll(counts, count => count == 0 ? 0 : (double)dataset.Count / counts.Length / count);
    }

    /// <summary>The same of class indices, the targets of <see cref="Loss.SparseCrossEntropy"/>.</summary>
    /// <param name="dataset">One target, a class index.</param>
    /// <param name="classCount">The number of classes, which is that of the network's outputs; at least 1.</param>
    /// <param name="ignoreIndex">An index that is left out, as it is of the loss; it may be that of a class.</param>
    /// <returns><c>[classCount]</c>; 0 for a class without rows.</returns>
    /// <exception cref="ArgumentException">Several targets, or one that is neither a class nor <paramref name="ignoreIndex"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer classes than 1.</exception>
    public static double[] Balanced(Dataset dataset, int classCount, int ignoreIndex = -100)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (dataset.TargetCount != 1)
        {
            throw new ArgumentException(
                $"Weights go by the class of a row, which is one target, but dataset has {dataset.TargetCount}.", nameof(dataset));
        }

        int[] counts = new int[classCount];
        int counted = 0;
        for (int row = 0; row < dataset.Count; row++)
        {
            double index = dataset.Table.Targets[row, 0];
            if (index == ignoreIndex)
            {
                continue;
            }

            if (!(index >= 0 && index < classCount && index == Math.Floor(index)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"dataset, row {row}, target 0: ")
                    + FormattableString.Invariant($"expected a class index from 0 to {classCount - 1} or {ignoreIndex}, found {index}."),
                    nameof(dataset));
            }

            counts[(int)index]++;
            counted++;
        }

        return Array.ConvertAll(counts, count => count == 0 ? 0 : (double)counted / classCount / count);
    }

    /// <summary>The number of classes the targets stand for.</summary>
    internal static int Count(Dataset dataset) => Math.Max(Math.Max(dataset.TargetCount, dataset.Classes.Length), 2);

    /// <summary>The class of a row: of one target its index, of several the largest.</summary>
    /// <param name="dataset">The rows.</param>
    /// <param name="row">Which of them.</param>
    /// <param name="scratch">From <see cref="NumberRows.Scratch"/> of the targets.</param>
    /// <param name="argument">What messages call the dataset.</param>
    internal static int Of(Dataset dataset, int row, double[] scratch, string argument)
    {
        ReadOnlySpan<double> targets = dataset.Table.Targets.Read(row, scratch);
        if (targets.Length == 1)
        {
            return targets[0] switch
            {
                >= 0 and var index when !dataset.Classes.IsEmpty => (int)index,
                0 or -1 => 0,
                1 => 1,
                _ => throw new ArgumentException(
                    $"{argument}, row {row}, target 0: expected 0 or 1 (or -1 or 1), for weights go by class, "
                    + FormattableString.Invariant($"found {targets[0]}.")
                    + " Call OneHot() first where there are more than two; for SparseCrossEntropy use Balanced(dataset, classCount)." + DatasetGuard.LabelAdvice(dataset.Table), argument),
            };
        }

        int largest = 0;
        for (int i = 1; i < targets.Length; i++)
        {
            largest = targets[i] > targets[largest] ? i : largest;
        }

        return largest;
    }
}
