using System;
using System.Linq;
using System.Numerics;
using System.Text.Json;

namespace NetGen.Tests.Training;

/// <summary>
/// The network of <c>dense-mse.json</c>, by plain loops over flat parameters: Dense(33, SiLU), Dense(8, LeakyReLU, no bias), Dense(2), mean squared
/// error.
/// </summary>
internal sealed class GoldenPerceptron<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Inputs = 5;
    private const int Width1 = 33;
    private const int Width2 = 8;
    private const int Outputs = 2;
    private const int Bias1 = Width1 * Inputs;
    private const int Weight2 = Bias1 + Width1;
    private const int Weight3 = Weight2 + (Width2 * Width1);
    private const int Bias3 = Weight3 + (Outputs * Width2);

    private readonly T[] _x;
    private readonly T[] _targets;

    public GoldenPerceptron(JsonElement golden)
    {
        _x = Numbers(golden.GetProperty("x"));
        _targets = Numbers(golden.GetProperty("targets"));
    }

    public static T[] Flat(JsonElement tensors) => [.. tensors.EnumerateArray().SelectMany(tensor => Numbers(tensor.GetProperty("values")))];

    /// <summary>Overwrites the gradients of the mean loss; gives the loss.</summary>
    public T ComputeGradients(ReadOnlySpan<T> p, Span<T> g)
    {
        g.Clear();
        T loss = T.Zero;
        for (int sample = 0; sample < _x.Length / Inputs; sample++)
        {
            ReadOnlySpan<T> x = _x.AsSpan(sample * Inputs, Inputs);
            T[] z1 = Product(p[..Bias1], x, p[Bias1..Weight2]);
            T[] a1 = [.. z1.Select(z => z * Sigmoid(z))];
            T[] z2 = Product(p[Weight2..Weight3], a1, new T[Width2]);
            T[] a2 = [.. z2.Select(z => z * Slope(z))];
            T[] y = Product(p[Weight3..Bias3], a2, p[Bias3..]);

            T[] dz3 = new T[Outputs];
            for (int i = 0; i < Outputs; i++)
            {
                T difference = y[i] - _targets[(sample * Outputs) + i];
                loss += difference * difference / T.CreateTruncating(_targets.Length);
                dz3[i] = (difference + difference) / T.CreateTruncating(_targets.Length);
                g[Bias3 + i] += dz3[i];
            }

            T[] dz2 = BackProduct(p[Weight3..Bias3], dz3, a2, g[Weight3..Bias3]);
            for (int i = 0; i < Width2; i++)
            {
                dz2[i] *= Slope(z2[i]);
            }

            T[] dz1 = BackProduct(p[Weight2..Weight3], dz2, a1, g[Weight2..Weight3]);
            for (int i = 0; i < Width1; i++)
            {
                T s = Sigmoid(z1[i]);
                dz1[i] *= s * (T.One + (z1[i] * (T.One - s)));
                g[Bias1 + i] += dz1[i];
            }

            BackProduct(p[..Bias1], dz1, x, g[..Bias1]);
        }

        return loss;
    }

    private static T Sigmoid(T z) => T.One / (T.One + T.Exp(-z));

    private static T Slope(T z) => z > T.Zero ? T.One : T.CreateTruncating(0.01);

    private static T[] Product(ReadOnlySpan<T> weight, ReadOnlySpan<T> a, ReadOnlySpan<T> bias)
    {
        T[] z = bias.ToArray();
        for (int i = 0; i < weight.Length; i++)
        {
            z[i / a.Length] += weight[i] * a[i % a.Length];
        }

        return z;
    }

    // Adds dz·aᵀ to the weight's gradient; gives Wᵀ·dz.
    private static T[] BackProduct(ReadOnlySpan<T> weight, ReadOnlySpan<T> dz, ReadOnlySpan<T> a, Span<T> weightGradient)
    {
        T[] da = new T[a.Length];
        for (int i = 0; i < weight.Length; i++)
        {
            da[i % a.Length] += weight[i] * dz[i / a.Length];
            weightGradient[i] += a[i % a.Length] * dz[i / a.Length];
        }

        return da;
    }

    private static T[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(x => T.CreateTruncating(x.GetDouble()))];
}
