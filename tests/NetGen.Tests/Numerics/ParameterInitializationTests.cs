using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Xunit;

namespace NetGen.Tests.Numerics;

public sealed class ParameterInitializationTests
{
    private const int Rows = 50;
    private const int Columns = 40;

    [Theory]
    [InlineData(Initializer.Normal, 0.01, 0.01)]
    [InlineData(Initializer.XavierNormal, 1, 0.14907119849998596)] // √(2 / 90)
    [InlineData(Initializer.HeNormal, 1, 0.22360679774997896)] // √(2 / 40)
    [InlineData(Initializer.LeCunNormal, 2, 0.31622776601683794)] // 2·√(1 / 40)
    public void Normal_initializers_have_their_standard_deviation(Initializer initializer, double scale, double deviation)
    {
        double[] values = Weight<double>(initializer, scale, Rows, Columns, seed: 1);
        Assert.InRange(values.Average() / deviation, -0.1, 0.1);
        Assert.InRange(Math.Sqrt(values.Average(x => x * x)) / deviation, 0.93, 1.07);
        Assert.Contains(values, x => Math.Abs(x) > 2.5 * deviation);
    }

    [Theory]
    [InlineData(Initializer.Uniform, 0.05, 0.05)]
    [InlineData(Initializer.XavierUniform, 1, 0.2581988897471611)] // √(6 / 90)
    [InlineData(Initializer.HeUniform, 2, 0.7745966692414834)] // 2·√(6 / 40)
    [InlineData(Initializer.LeCunUniform, 1, 0.27386127875258304)] // √(3 / 40)
    public void Uniform_initializers_fill_their_range(Initializer initializer, double scale, double bound)
    {
        double[] values = Weight<double>(initializer, scale, Rows, Columns, seed: 1);
        Assert.InRange(values.Max(), 0.99 * bound, bound);
        Assert.InRange(values.Min(), -bound, -0.99 * bound);
        Assert.InRange(values.Average(x => x * x) / (bound * bound), 0.30, 0.37);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(3, 10)]
    [InlineData(10, 3)]
    [InlineData(1, 1)]
    [InlineData(128, 65)]
    public void Orthogonal_matrices_are_orthogonal(int rows, int columns)
    {
        const double Scale = 1.5;
        double[] matrix = Weight<double>(Initializer.Orthogonal, Scale, rows, columns, seed: 4);
        bool wide = rows < columns;
        int count = wide ? rows : columns;
        int length = wide ? columns : rows;
        double Element(int vector, int element) => wide ? matrix[(vector * columns) + element] : matrix[(element * columns) + vector];
        for (int u = 0; u < count; u++)
        {
            for (int v = 0; v < count; v++)
            {
                double product = Enumerable.Range(0, length).Sum(e => Element(u, e) * Element(v, e));
                Assert.Equal(u == v ? Scale * Scale : 0, product, 1e-14 * Scale * Scale * 10);
            }
        }
    }

    [Fact]
    public void Orthogonal_matrices_keep_the_signs_of_the_normals_they_come_from()
    {
        // R with a positive diagonal: the first vector is the first column of normals, scaled by a positive number.
        double[] matrix = Weight<double>(Initializer.Orthogonal, 1, 4, 2, seed: 9);
        var stream = new RandomStream(9, 0, RandomPurpose.Initialization);
        double ratio = matrix[0] / stream.Normal(0);
        Assert.True(ratio > 0);
        Assert.Equal(ratio, matrix[2] / stream.Normal(2), 1e-12);
        Assert.Equal(ratio, matrix[6] / stream.Normal(6), 1e-12);
    }

    [Fact]
    public void Constants_are_their_scale_and_padding_is_zero()
    {
        var parameters = new Parameters<float>(Info(Initializer.Constant, 1.5, 3, 5, panelWidth: 8), 1);
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(i % 8 >= 3 ? 0 : 1.5f, parameters.Storage[i]));
    }

    [Fact]
    public void Zeros_and_padding_are_zero()
    {
        var parameters = new Parameters<float>(Info(Initializer.HeNormal, 1, 3, 5, panelWidth: 8), 1);
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(i % 8 >= 3, parameters.Storage[i] == 0));
        Assert.All(Enumerable.Range(40, 8), i => Assert.Equal(0, parameters.Storage[i]));
    }

    [Fact]
    public void Values_do_not_depend_on_the_layout()
    {
        float[] plain = Weight<float>(Initializer.HeNormal, 1, 13, 5, seed: 2, panelWidth: 1);
        Assert.Equal(plain, Weight<float>(Initializer.HeNormal, 1, 13, 5, seed: 2, panelWidth: 8));
        Assert.Equal(plain, Array.ConvertAll(Weight<double>(Initializer.HeNormal, 1, 13, 5, seed: 2), x => (float)x));
    }

    [Fact]
    public void Seeds_and_tensors_differ()
    {
        double[] first = Weight<double>(Initializer.HeNormal, 1, 4, 4, seed: 1);
        Assert.NotEqual(first, Weight<double>(Initializer.HeNormal, 1, 4, 4, seed: 2));
        var twins = new Parameters<double>(
            new NetworkInfo("Twins", Loss.MeanSquaredError, [4], [4], [], [Tensor("a", 0), Tensor("b", 16)], 32, 32), 1);
        Assert.Equal(first, twins.Storage[..16].ToArray());
        Assert.NotEqual(first, twins.Storage[16..].ToArray());

        static TensorInfo Tensor(string name, int offset) =>
            new(name, [4, 4], TensorKind.Parameter, new TensorLayout(offset, 1), Initializer.HeNormal, 1, 4, 4);
    }

    // What "same seed, same bits, on every machine" means: these never change. An implementation in Python, by the formulas, gave the same.
    [Theory]
    [InlineData(Initializer.Normal, "5d89c30f935d987f060b1863a6f0374607b4356bebf48b6ec920493cb42903ae")]
    [InlineData(Initializer.XavierUniform, "be2c5a066b9b99e792b285c2d03a9beceba318e2b5526fd76ffe7ef2bfb0544f")]
    [InlineData(Initializer.HeNormal, "50d4403f197829d175d86cacd0c78797fbae7fba955a203373966e09cba8d11e")]
    [InlineData(Initializer.Orthogonal, "13f172c57e972e1c58bffa0baf6f88e04d8d91c2aed916472314cb14c867b725")]
    public void Same_seed_same_bits(Initializer initializer, string sha256)
    {
        double[] doubles = Weight<double>(initializer, 1, 64, 30, seed: 28);
        float[] floats = Weight<float>(initializer, 1, 64, 30, seed: 28);
        byte[] bytes = [.. MemoryMarshal.AsBytes<double>(doubles), .. MemoryMarshal.AsBytes<float>(floats)];
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static T[] Weight<T>(Initializer initializer, double scale, int rows, int columns, int seed, int panelWidth = 1)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[rows * columns];
        new Parameters<T>(Info(initializer, scale, rows, columns, panelWidth), seed).Read("weight", values);
        return values;
    }

    private static NetworkInfo Info(Initializer initializer, double scale, int rows, int columns, int panelWidth)
    {
        int paddedRows = (rows + panelWidth - 1) / panelWidth * panelWidth;
        int weightLength = paddedRows * columns;
        ImmutableArray<TensorInfo> tensors =
        [
            new("weight", [rows, columns], TensorKind.Parameter, new TensorLayout(0, panelWidth), initializer, scale, columns, rows),
            new("bias", [rows], TensorKind.Parameter, new TensorLayout(weightLength, panelWidth), Initializer.Zeros, 0, columns, rows),
        ];
        return new NetworkInfo(
            "Fixture", Loss.MeanSquaredError, [columns], [rows], [], tensors, weightLength + paddedRows, weightLength + paddedRows);
    }
}
