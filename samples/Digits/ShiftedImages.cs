using NetGen;

namespace Digits;

/// <summary>More rows out of the rows there are: a digit moved by one pixel is the same digit.</summary>
internal static class ShiftedImages
{
    private const int Side = 8;

    /// <summary>Each image as it is and moved up, down, left and right; what leaves the square is lost, what comes in is empty.</summary>
    public static Dataset Add(Dataset images)
    {
        (int Down, int Right)[] moves = [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)];
        double[] features = [.. from move in moves from row in Enumerable.Range(0, images.Count) from pixel in Moved(images.Features(row), move.Down, move.Right) select pixel];
        double[] targets = [.. moves.SelectMany(_ => images.AllTargets.ToArray())];
        return new Dataset(features, images.FeatureCount, targets, images.TargetCount);
    }

    private static double[] Moved(ReadOnlySpan<double> image, int down, int right)
    {
        double[] moved = new double[Side * Side];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                int fromY = y - down;
                int fromX = x - right;
                bool isInside = fromY is >= 0 and < Side && fromX is >= 0 and < Side;
                moved[(y * Side) + x] = isInside ? image[(fromY * Side) + fromX] : 0;
            }
        }

        return moved;
    }
}
