using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Bounds on gradients, as PyTorch's <c>clip_grad_value_</c> and <c>clip_grad_norm_</c>.</summary>
internal static class GradientClipping
{
    // PyTorch's, so that a gradient of length 0 divides by something.
    private const double NormEpsilon = 1e-6;

    /// <summary>g ← min(max(g, −bound), bound).</summary>
    public static void ByValue<T>(Span<T> gradients, T bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var high = new Vector<T>(bound);
        int i = 0;
        for (; i <= gradients.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector.Min(Vector.Max(new Vector<T>(gradients[i..]), -high), high).CopyTo(gradients[i..]);
        }

        for (; i < gradients.Length; i++)
        {
            gradients[i] = T.Clamp(gradients[i], -bound, bound);
        }
    }

    /// <summary>g ← g·min(1, bound / (‖g‖ + 10⁻⁶)).</summary>
    public static void ByNorm<T>(Span<T> gradients, double bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double factor = bound / (Norm<T>(gradients) + NormEpsilon);
        if (!(factor < 1))
        {
            return;
        }

        var share = T.CreateTruncating(factor);
        int i = 0;
        for (; i <= gradients.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(gradients[i..]) * share).CopyTo(gradients[i..]);
        }

        for (; i < gradients.Length; i++)
        {
            gradients[i] *= share;
        }
    }

    /// <summary>‖g‖, summed in double; finite wherever it is below the largest double.</summary>
    internal static double Norm<T>(ReadOnlySpan<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double squares = SumOfSquares(gradients, 1);
        if (double.IsFinite(squares))
        {
            return Math.Sqrt(squares);
        }

        // Doubles above 10¹⁵⁴ overflow when squared: measured by the largest of them, they do not.
        double largest = 0;
        foreach (T gradient in gradients)
        {
            largest = Math.Max(largest, Math.Abs(double.CreateTruncating(gradient)));
        }

        return largest * Math.Sqrt(SumOfSquares(gradients, 1 / largest));
    }

    private static double SumOfSquares<T>(ReadOnlySpan<T> gradients, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var scales = new Vector<double>(scale);
        Vector<double> sum0 = Vector<double>.Zero;
        Vector<double> sum1 = Vector<double>.Zero;
        int i = 0;
        if (typeof(T) == typeof(float))
        {
            ReadOnlySpan<float> floats = MemoryMarshal.Cast<T, float>(gradients);
            for (; i <= floats.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector.Widen(new Vector<float>(floats[i..]), out Vector<double> low, out Vector<double> high);
                sum0 += low * low;
                sum1 += high * high;
            }
        }
        else if (typeof(T) == typeof(double))
        {
            ReadOnlySpan<double> doubles = MemoryMarshal.Cast<T, double>(gradients);
            for (; i <= doubles.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                Vector<double> scaled = new Vector<double>(doubles[i..]) * scales;
                sum0 += scaled * scaled;
            }
        }

        double sum = Vector.Sum(sum0 + sum1);
        for (; i < gradients.Length; i++)
        {
            double scaled = double.CreateTruncating(gradients[i]) * scale;
            sum += scaled * scaled;
        }

        return sum;
    }
}
