using System;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>Random (semi-)orthogonal matrices, the same bits on every machine.</summary>
internal static class OrthogonalMatrix
{
    /// <summary>
    /// A row-major matrix whose rows (where rows ≤ columns) or columns (where rows ≥ columns) are orthonormal, times <paramref name="scale"/>;
    /// uniform among such matrices. Saxe, McClelland and Ganguli 2013, as PyTorch's <c>orthogonal_</c>: Q of the QR decomposition of a matrix of
    /// standard normals, signs chosen so that R has a positive diagonal, which is what Gram–Schmidt gives.
    /// </summary>
    /// <returns><c>[rows][columns]</c>.</returns>
    public static double[] Create(RandomStream stream, int rows, int columns, double scale)
    {
        bool wide = rows < columns;
        int count = wide ? rows : columns;
        int length = wide ? columns : rows;
        (int vectorStride, int elementStride) = wide ? (columns, 1) : (1, columns);

        // The vectors stand as rows of their own while they are made orthogonal.
        double[] vectors = new double[count * length];
        for (int v = 0; v < count; v++)
        {
            for (int e = 0; e < length; e++)
            {
                vectors[(v * length) + e] = stream.Normal(((long)v * vectorStride) + ((long)e * elementStride));
            }
        }

        Orthonormalize(vectors, count, length);

        double[] matrix = new double[count * length];
        for (int v = 0; v < count; v++)
        {
            for (int e = 0; e < length; e++)
            {
                matrix[(v * vectorStride) + (e * elementStride)] = scale * vectors[(v * length) + e];
            }
        }

        return matrix;
    }

    private static void Orthonormalize(double[] vectors, int count, int length)
    {
        for (int v = 0; v < count; v++)
        {
            Span<double> vector = vectors.AsSpan(v * length, length);

            // Twice is enough for orthogonality to machine precision (Giraud, Langou, Rozložník and van den Eshof 2005).
            for (int pass = 0; pass < 2; pass++)
            {
                for (int u = 0; u < v; u++)
                {
                    ReadOnlySpan<double> other = vectors.AsSpan(u * length, length);
                    AddScaled(vector, other, -Dot(vector, other));
                }
            }

            Scale(vector, 1 / Math.Sqrt(Dot(vector, vector)));
        }
    }

    // Four partial sums whatever the hardware's vectors, added in one order.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i <= a.Length - 4; i += 4)
        {
            sums += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
        }

        double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        Vector256<double> factors = Vector256.Create(factor);
        int i = 0;
        for (; i <= target.Length - 4; i += 4)
        {
            (Vector256.Create<double>(target[i..]) + (factors * Vector256.Create(source[i..]))).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }

    private static void Scale(Span<double> target, double factor)
    {
        foreach (ref double value in target)
        {
            value *= factor;
        }
    }
}
