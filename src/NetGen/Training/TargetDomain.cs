using System;

namespace NetGen;

/// <summary>Which targets a loss takes.</summary>
internal static class TargetDomain
{
    /// <summary>Checks the targets of one row.</summary>
    /// <exception cref="ArgumentException">A target that the loss does not take.</exception>
    public static void Check(NetworkInfo info, ReadOnlySpan<double> targets, in DataPlace place)
    {
        switch (info.Loss)
        {
            case Loss.BinaryCrossEntropy:
                Each(info, targets, place, static t => t is >= 0 and <= 1, "a number from 0 to 1, for the loss is BinaryCrossEntropy");
                break;
            case Loss.Hinge:
                Each(info, targets, place, static t => t is -1 or 1, "-1 or 1, for the loss is Hinge");
                break;
            case Loss.Poisson:
                Each(info, targets, place, static t => t >= 0, "a count, at least 0, for the loss is Poisson");
                break;
            case Loss.SparseCrossEntropy:
                info.Checks?.CheckTargets(targets, place);
                break;
            case Loss.CrossEntropy:
                Each(info, targets, place, static t => t >= 0, "a probability, at least 0, for the loss is CrossEntropy");
                Distributions(info, targets, place);
                break;
            default:
                break;
        }
    }

    private static void Each(NetworkInfo info, ReadOnlySpan<double> targets, in DataPlace place, Func<double, bool> accepts, string expectation)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (!accepts(targets[i]) && !IsFilling(info, targets, i))
            {
                throw place.Error(i, expectation, targets[i]);
            }
        }
    }

    /// <summary>Zeros at a whole step, where steps may be masked: they are no targets.</summary>
    private static bool IsFilling(NetworkInfo info, ReadOnlySpan<double> targets, int index)
    {
        int width = info.OutputShape[^1];
        bool isZero = info.MasksLoss && info.Loss != Loss.SparseCrossEntropy;
        for (int i = index / width * width; isZero && i < (index / width * width) + width; i++)
        {
            // A vectorised search of the framework would add kilobytes to a native program.
            isZero = targets[i] == 0;
        }

        return isZero;
    }

    private static void Distributions(NetworkInfo info, ReadOnlySpan<double> targets, in DataPlace place)
    {
        int classes = info.OutputShape[^1];
        for (int first = 0; first < targets.Length; first += classes)
        {
            double sum = 0;
            foreach (double target in targets.Slice(first, classes))
            {
                sum += target;
            }

            // Each of them may be a little off, rounded to float or to the places of a text file.
            if (Math.Abs(sum - 1) > 1e-6 * classes && !IsFilling(info, targets, first))
            {
                throw place.Error(
                    $"targets {first} to {first + classes - 1} together", "a sum of 1, for the loss is CrossEntropy", sum);
            }
        }
    }
}
