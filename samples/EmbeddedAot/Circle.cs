using NetGen;

namespace EmbeddedAot;

/// <summary>Points on a grid over the square from -1 to 1, and whether each lies inside the circle.</summary>
internal static class Circle
{
    private const int Side = 20;
    private const double RadiusSquared = 0.5;

    public static Dataset Points()
    {
        double[] features = new double[Side * Side * 2];
        double[] inside = new double[Side * Side];
        for (int i = 0; i < inside.Length; i++)
        {
            double x = Coordinate(i / Side);
            double y = Coordinate(i % Side);
            features[2 * i] = x;
            features[(2 * i) + 1] = y;
            inside[i] = (x * x) + (y * y) < RadiusSquared ? 1 : 0;
        }

        return new Dataset(features, 2, inside, 1);
    }

    private static double Coordinate(int step) => (2.0 * step / (Side - 1)) - 1;
}
