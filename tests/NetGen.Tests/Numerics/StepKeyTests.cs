using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Numerics;

public sealed class StepKeyTests
{
    private const int Columns = 7;
    private const int Stride = 8;

    /// <summary>By the formulas in Python, the quantile by SciPy's <c>ndtri</c>.</summary>
    [Theory]
    [InlineData(0, 0, 1.09699104969736)]
    [InlineData(0, 1, -0.9274878069813953)]
    [InlineData(0, 5, -1.0275603258170514)]
    [InlineData(2, 3, -0.6045440896079756)]
    [InlineData(2, 6, 0.3940406068330102)]
    public void Normal_numbers_are_quantiles_of_words(int sample, int element, double expected) =>
        Assert.Equal(expected, Normals<double>(3)[(sample * Stride) + element], 1e-14);

    [Fact]
    public void Single_precision_rounds_the_same_numbers() => Assert.Equal(Array.ConvertAll(Normals<double>(50), x => (float)x), Normals<float>(50));

    /// <summary>What "same seed, same bits, on every machine" means: these never change.</summary>
    [Fact]
    public void Same_key_same_bits() => Assert.Equal(
        "1b82114ab4aca29d3177a05aa25fdf3b8b4848ab87d1b3057cc5e48dfb6e763e", Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(Normals<double>(1000)))));

    /// <summary>By the formulas in Python.</summary>
    [Fact]
    public void Same_key_same_uniform_bits()
    {
        double[] numbers = new double[1000 * Stride];
        new StepKey(28, 9).FillUniform<double>(numbers, 1, Columns, Stride, stream: 3);
        Assert.Equal("d220c3350ffff9bdf31cb788b35cb829a0bbd55c73806a87987540b2d3e5acb1", Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(numbers))));
    }

    [Fact]
    public void Every_number_has_its_own_word() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 5], Gen.Int[1, 300], Gen.Int[0, 9], Gen.UInt).Sample((samples, rows, columns, padding, seed) =>
    {
        var key = new StepKey((int)seed, Step: 5, FirstSample: 2);
        int stride = columns + padding;
        float[] uniform = new float[samples * rows * stride];
        key.FillUniform<float>(uniform, rows, columns, stride, stream: 6);
        double[] normal = new double[uniform.Length];
        key.FillNormal<double>(normal, rows, columns, stride, stream: 6);
        for (int i = 0; i < uniform.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, stride);
            (int sample, int rowOfSample) = Math.DivRem(row, rows);
            int element = (rowOfSample * columns) + column;
            double UniformNumber() => ((Word(RandomPurpose.Dropout) >> 9) + 0.5) / (1 << 23);
            double NormalNumber() => NormalDistribution.Quantile((Word(RandomPurpose.Noise) + 0.5) / (1L << 32));
            uint Word(RandomPurpose purpose)
            {
                (uint x0, uint x1, uint x2, uint x3) = new Philox(seed, 6).Generate((uint)element / 4, (uint)sample + 2, 5, (uint)purpose);
                return (element % 4) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
            }

            Assert.Equal(column < columns ? (float)UniformNumber() : 0, uniform[i]);
            Assert.Equal(column < columns ? NormalNumber() : 0, normal[i]);
        }
    });

    /// <summary>Rows of 7, of which the eighth element is padding.</summary>
    private static T[] Normals<T>(int samples)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var numbers = new T[samples * Stride];
        new StepKey(28, 9).FillNormal<T>(numbers, 1, Columns, Stride, stream: 3);
        Assert.All(Enumerable.Range(0, samples), s => Assert.Equal(T.Zero, numbers[(s * Stride) + Columns]));
        return numbers;
    }
}
