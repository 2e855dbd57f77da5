namespace Browser;

/// <summary>Makes an image like those of the data out of a drawing: 32 times 32 points of ink or paper, counted in squares of 4 times 4.</summary>
internal static class Drawing
{
    private const int Side = 8;
    private const int Square = 4;
    private const int Points = Side * Square;

    // Those of the data are as high as the image, seldom wider than three quarters of it, and have about this many points of ink.
    private const double Height = 28;
    private const double Width = 16;
    private const int Ink = 313;

    /// <param name="lines">The ends of straight lines: x, y, x, y each, y downwards, in any unit.</param>
    /// <returns>The share of ink in each square.</returns>
    public static float[] ToImage(ReadOnlySpan<double> lines)
    {
        double[] distances = Distances(Fit(lines));
        double farthest = distances.Order().ElementAt(Ink - 1);
        float[] image = new float[Side * Side];
        for (int point = 0; point < distances.Length; point++)
        {
            if (distances[point] <= farthest)
            {
                image[(point / Points / Square * Side) + (point % Points / Square)] += 1f / (Square * Square);
            }
        }

        return image;
    }

    // The lines in the middle of the image, as large as a digit of the data.
    private static double[] Fit(ReadOnlySpan<double> lines)
    {
        (double left, double right) = Range(lines, 0);
        (double top, double bottom) = Range(lines, 1);
        double scale = Height / Math.Max(bottom - top, 1e-9);
        double scaleX = Math.Min(scale, Width / Math.Max(right - left, 1e-9));
        double[] fitted = new double[lines.Length];
        for (int i = 0; i < lines.Length; i += 2)
        {
            fitted[i] = (Points / 2) + (scaleX * (lines[i] - ((left + right) / 2)));
            fitted[i + 1] = (Points / 2) + (scale * (lines[i + 1] - ((top + bottom) / 2)));
        }

        return fitted;
    }

    private static (double Least, double Greatest) Range(ReadOnlySpan<double> lines, int first)
    {
        (double least, double greatest) = (double.MaxValue, double.MinValue);
        for (int i = first; i < lines.Length; i += 2)
        {
            (least, greatest) = (Math.Min(least, lines[i]), Math.Max(greatest, lines[i]));
        }

        return (least, greatest);
    }

    // The squared distance of each point from the nearest line.
    private static double[] Distances(double[] lines)
    {
        double[] distances = new double[Points * Points];
        Array.Fill(distances, double.MaxValue);
        for (int i = 0; i < lines.Length; i += 4)
        {
            (double x, double y) = (lines[i], lines[i + 1]);
            (double alongX, double alongY) = (lines[i + 2] - x, lines[i + 3] - y);
            double length = Math.Max((alongX * alongX) + (alongY * alongY), 1e-9);
            for (int point = 0; point < distances.Length; point++)
            {
                double fromX = (point % Points) + 0.5 - x;
                double fromY = (point / Points) + 0.5 - y;
                double share = Math.Clamp(((fromX * alongX) + (fromY * alongY)) / length, 0, 1);
                (fromX, fromY) = (fromX - (share * alongX), fromY - (share * alongY));
                distances[point] = Math.Min(distances[point], (fromX * fromX) + (fromY * fromY));
            }
        }

        return distances;
    }
}
