using System;
using System.Linq;

namespace NetGen.Tests.Training;

/// <summary>Small made-up datasets, the same every time.</summary>
internal static class TrainingData
{
    /// <summary>Two features around (−1, −1) or (1, 1); the target is 0 or 1.</summary>
    public static Dataset Clusters(int count) => Make(count, 2, 1, (row, x, t) =>
    {
        t[0] = row % 2;
        Around(row, x, (2 * t[0]) - 1, (2 * t[0]) - 1);
    });

    /// <summary>As <see cref="Clusters"/>, the target −1 or 1.</summary>
    public static Dataset Signs(int count) => Make(count, 2, 1, (row, x, t) =>
    {
        t[0] = row % 2 == 0 ? -1 : 1;
        Around(row, x, t[0], t[0]);
    });

    /// <summary>Two features around three corners; the target is the corner's index.</summary>
    public static Dataset ThreeClasses(int count) => Make(count, 2, 1, (row, x, t) =>
    {
        t[0] = row % 3;
        Around(row, x, t[0] == 1 ? 2 : 0, t[0] == 2 ? 2 : 0);
    });

    /// <summary>Nine features; two targets, which are linear in them.</summary>
    public static Dataset Regression(int count) => Make(count, 9, 2, (row, x, t) =>
    {
        for (int i = 0; i < 9; i++)
        {
            x[i] = Noise(row, i);
            t[0] += Coefficient(0, i) * x[i];
            t[1] += Coefficient(1, i) * x[i];
        }
    });

    public static double Coefficient(int output, int input) => ((3 * input) + (5 * output)) % 7 * 0.25;

    private static void Around(int row, double[] x, double x0, double x1)
    {
        x[0] = x0 + (0.5 * Noise(row, 0));
        x[1] = x1 + (0.5 * Noise(row, 1));
    }

    private static double Noise(int row, int column) => new RandomStream(row, column, 0).Normal(0);

    private static Dataset Make(int count, int features, int targets, Action<int, double[], double[]> fill)
    {
        var rows = Enumerable.Range(0, count).Select(row =>
        {
            double[] x = new double[features];
            double[] t = new double[targets];
            fill(row, x, t);
            return (X: x, T: t);
        }).ToArray();
        return new Dataset([.. rows.SelectMany(row => row.X)], features, [.. rows.SelectMany(row => row.T)], targets);
    }
}
