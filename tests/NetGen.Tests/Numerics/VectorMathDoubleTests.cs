using System;
using System.Runtime.Intrinsics;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>The vector functions in double precision: against vectors of sixty digits and the scalar functions, edges, equal bits at every
/// width.</summary>
public sealed class VectorMathDoubleTests(ITestOutputHelper output)
{
    private const double SmallestNormal = 2.2250738585072014E-308;

    // a stride that no power of two divides: every exponent and the whole mantissa come along
    private const ulong Stride = 0x0002_2A7B_5D3C_19C5;

    private static readonly double[] Edges =
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, SmallestNormal, -SmallestNormal, 1e-300, 1.0, -1.0, 2.0, -2.0, -1.0000000000000002,
        0.34657359027997264, -0.34657359027997264, 0.41421356237309503, 0.7071067811865476, 1.4142135623730951, 5.9, -5.9, 20.0, -20.0, 37.5, -37.5,
        -38.0, 709.7827128933841, 709.0, 708.3, -708.3, -709.0, -710.0, 745.0, -745.0, -800.0, 1e17, -1e17, 4.4e307, 1e308, -1e308,
        double.MaxValue, -double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -double.NaN,
    ];

    public static TheoryData<string> Names => DoubleFunctions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Matches_vectors(string name)
    {
        DoubleFunction function = DoubleFunctions.Named(name);
        double worst = 0;
        double at = 0;
        foreach (Vectors.Row row in Vectors.Of(function.Vectors))
        {
            double actual = function.At256(Vector256.Create(row.Argument))[1];
            double error = actual == 0 && Math.Abs(row.Nearest) < SmallestNormal ? 0 : Ulp.Between(actual, row.Nearest, row.Rest);
            (worst, at) = error > worst ? (error, row.Argument) : (worst, at);
        }

        output.WriteLine($"{name}: {worst:F3} ulp at {at:R}");
        Assert.True(worst <= function.Bound, $"{name}: {worst} ulp at {at:R}, bound {function.Bound}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_scalar_function_over_all_doubles(string name)
    {
        DoubleFunction function = DoubleFunctions.Named(name);
        for (ulong bits = 0; bits < ulong.MaxValue - (4 * Stride); bits += 4 * Stride)
        {
            AssertClose(function, (Vector256.Create(bits) + (Vector256<ulong>.Indices * Stride)).AsDouble());
        }

        // and closer in, where the functions live
        for (double x = -40; x < 40; x += 0.00731)
        {
            AssertClose(function, Vector256.Create(x, x * 0.1, x * 17.3, x * 1e-3));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_the_scalar_function_at_the_edges(string name)
    {
        DoubleFunction function = DoubleFunctions.Named(name);
        foreach (double edge in Edges)
        {
            AssertClose(function, Vector256.Create(edge, Math.BitIncrement(edge), Math.BitDecrement(edge), -edge));
            double scalar = function.Scalar(edge);
            if (scalar == 0 || edge == 0)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(scalar), BitConverter.DoubleToInt64Bits(function.At256(Vector256.Create(edge))[0]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_same_bits_at_every_width(string name)
    {
        DoubleFunction function = DoubleFunctions.Named(name);
        for (int start = 0; start < 4000; start++)
        {
            Vector512<ulong> bits = Vector512.Create((ulong)start * 8 * (Stride * 577)) + (Vector512<ulong>.Indices * (Stride * 577));
            Vector512<double> x = start % 2 == 0
                ? bits.AsDouble()
                : Vector512.ConvertToDouble(bits >>> 40) * Vector512.Create(1e-6) - Vector512.Create(8.0);
            Vector256<double> at256 = function.At256(x.GetLower());
            Assert.Equal(at256.GetLower().AsInt64(), function.At128(x.GetLower().GetLower()).AsInt64());
            Assert.Equal(at256.GetUpper().AsInt64(), function.At128(x.GetLower().GetUpper()).AsInt64());
            if (Vector512.IsHardwareAccelerated)
            {
                Assert.Equal(Vector512.Create(at256, function.At256(x.GetUpper())).AsInt64(), function.At512(x).AsInt64());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_NaN(string name)
    {
        foreach (long bits in (ReadOnlySpan<long>)[0x7FF8000000000000, -0x8000000000000, 0x7FF8000000000001, 0x7FF0000000000001, long.MaxValue, -1])
        {
            Vector256<double> actual = DoubleFunctions.Named(name).At256(Vector256.Create(bits).AsDouble());
            Assert.Equal(Vector256<long>.AllBitsSet, Vector256.IsNaN(actual).AsInt64());
        }
    }

    // both sides err: by their own bounds together
    private static void AssertClose(DoubleFunction function, Vector256<double> x)
    {
        Vector256<double> actual = function.At256(x);
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            double expected = function.Scalar(x[lane]);
            bool close = Math.Abs(expected) < SmallestNormal
                ? Math.Abs(actual[lane] - expected) <= 2 * double.Epsilon || actual[lane] == 0
                : double.IsNaN(expected) ? double.IsNaN(actual[lane]) : Ulp.Between(actual[lane], expected, 0) <= 2 * function.Bound;
            Assert.True(close, $"{function.Name}({x[lane]:R}) = {actual[lane]:R}, but the scalar function gives {expected:R}");
        }
    }
}
