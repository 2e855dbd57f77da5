using NetGen;

namespace Browser;

/// <summary>Points around two half circles that reach into each other.</summary>
internal static class TwoMoons
{
    private const double Noise = 0.12;

    /// <summary>The upper moon has the target 0, the lower one 1; every other point belongs to each.</summary>
    public static Dataset Create(int count, int seed)
    {
        var random = new Random(seed);
        double[] features = new double[2 * count];
        double[] targets = new double[count];
        for (int row = 0; row < count; row++)
        {
            (double y, double x) = Math.SinCos(Math.PI * random.NextDouble());
            bool isLower = row % 2 == 1;
            features[2 * row] = (isLower ? 1 - x : x) + (Noise * Normal(random));
            features[(2 * row) + 1] = (isLower ? 0.5 - y : y) + (Noise * Normal(random));
            targets[row] = isLower ? 1 : 0;
        }

        return new Dataset(features, 2, targets, 1);
    }

    // Box and Muller's method.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
