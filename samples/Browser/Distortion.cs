namespace Browser;

/// <summary>More images out of the images there are: a digit that is moved, slanted or narrowed a little is the same digit.</summary>
internal static class Distortion
{
    private const int Side = 8;
    private const double Middle = (Side - 1) / 2.0;

    /// <summary>Each image, row by row, as another hand could have written it.</summary>
    public static float[] Apply(ReadOnlySpan<byte> images, Random random)
    {
        float[] distorted = new float[images.Length];
        for (int image = 0; image < images.Length; image += Side * Side)
        {
            Apply(images.Slice(image, Side * Side), distorted.AsSpan(image, Side * Side), random);
        }

        return distorted;
    }

    private static void Apply(ReadOnlySpan<byte> image, Span<float> distorted, Random random)
    {
        float stretch = (float)Math.Exp(UpTo(0.25, random));
        float slant = (float)UpTo(0.2, random);
        float right = (float)(Middle + UpTo(0.7, random));
        float down = (float)(Middle + UpTo(0.5, random));
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float fromY = y - (float)Middle;
                float fromX = (stretch * (x - (float)Middle)) + (slant * fromY) + right;
                distorted[(y * Side) + x] = Between(image, fromX, fromY + down);
            }
        }
    }

    private static double UpTo(double limit, Random random) => limit * ((2 * random.NextDouble()) - 1);

    // Between four pixels; what is outside of the image is empty.
    private static float Between(ReadOnlySpan<byte> image, float x, float y)
    {
        int left = (int)MathF.Floor(x);
        int top = (int)MathF.Floor(y);
        float upper = Between(At(image, left, top), At(image, left + 1, top), x - left);
        float lower = Between(At(image, left, top + 1), At(image, left + 1, top + 1), x - left);
        return Between(upper, lower, y - top);
    }

    private static float Between(float first, float second, float share) => first + (share * (second - first));

    private static byte At(ReadOnlySpan<byte> image, int x, int y) => (uint)x < Side && (uint)y < Side ? image[(y * Side) + x] : (byte)0;
}
