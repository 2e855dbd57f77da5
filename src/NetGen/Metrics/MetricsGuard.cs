using System;
using System.Numerics;

namespace NetGen;

/// <summary>The checks of what metrics are computed from.</summary>
internal static class MetricsGuard
{
    /// <exception cref="ArgumentException">No sample, or a number that is no class.</exception>
    public static void Classes(ReadOnlySpan<int> classes, int classCount, string argument = "actual")
    {
        Some(classes.Length, argument);
        for (int i = 0; i < classes.Length; i++)
        {
            if ((uint)classes[i] >= (uint)classCount)
            {
                throw new ArgumentException($"{argument}[{i}] must be a class from 0 to {classCount - 1}, but is {classes[i]}.", argument);
            }
        }
    }

    /// <exception cref="ArgumentException">No sample.</exception>
    public static void Some(int length, string argument)
    {
        if (length == 0)
        {
            throw new ArgumentException($"A metric needs at least one sample, but {argument} is empty.", argument);
        }
    }

    /// <exception cref="ArgumentException">Another length.</exception>
    public static void Length(int length, long expected, string argument)
    {
        if (length != expected)
        {
            throw new ArgumentException($"The length of {argument} must be {expected}, but is {length}.", argument);
        }
    }

    /// <summary>Scores as doubles.</summary>
    /// <exception cref="ArgumentException">NaN, which has no place in an order.</exception>
    public static double[] Scores<T>(ReadOnlySpan<T> scores, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] result = new double[scores.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = T.IsNaN(scores[i])
                ? throw new ArgumentException($"{argument}[{i}] must be a number, but is NaN.", argument)
                : double.CreateTruncating(scores[i]);
        }

        return result;
    }
}
