using System;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>The vector functions in single precision: accuracy over all of the floats, edges, and equal bits at every width.</summary>
public sealed class VectorMathFloatTests(ITestOutputHelper output)
{
    /// <summary>Prime, so that every exponent and the whole mantissa come along.</summary>
    private const uint Stride = 2003;

    private const float Inf = float.PositiveInfinity;

    public static TheoryData<string> Names => FloatFunctions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Stays_within_its_error_over_all_floats(string name)
    {
        FloatFunction function = FloatFunctions.Named(name);
        double worst = 0;
        float at = 0;
        for (ulong start = 0; start <= uint.MaxValue; start += 8 * Stride)
        {
            Vector256<float> x = (Vector256.Create((uint)start) + (Vector256<uint>.Indices * Stride)).AsSingle();
            Measure(function, x, ref worst, ref at);
        }

        output.WriteLine($"{name}: {worst:F3} ulp at {at:R}");
        Assert.True(worst <= function.Bound, $"{name}: {worst} ulp at {at:R}, bound {function.Bound}");
    }

    // around every switch point of a reduction or clamp, and where results leave the normal numbers
    [Theory]
    [MemberData(nameof(Names))]
    public void Stays_within_its_error_where_it_switches(string name)
    {
        FloatFunction function = FloatFunctions.Named(name);
        double worst = 0;
        float at = 0;
        foreach (float point in (ReadOnlySpan<float>)
        [
            0f, float.Epsilon, 1.17549435e-38f, 2.3509887e-38f, 1e-20f, 5.9604645e-8f, 1.1920929e-7f, 0.34657359f, 0.41421356f, 0.70710678f, 1f,
            1.41421356f, 2f, 3.93f, 4f, 9.02f, 12.9f, 13.1f, 14f, 15.9f, 16.6f, 17.3f, 87.3365448f, 87.6831184f, 88f, 88.3762626f, 88.7228390f, 89f,
            103.97f, 1.6777216e7f, 6.7108864e7f, 1e20f, 1.7014118e38f, float.MaxValue,
        ])
        {
            for (int offset = -64; offset < 64; offset += 8)
            {
                Vector256<int> bits = Vector256.Create(BitConverter.SingleToInt32Bits(point) + offset) + Vector256<int>.Indices;
                Measure(function, bits.AsSingle(), ref worst, ref at);
                Measure(function, -bits.AsSingle(), ref worst, ref at);
                Measure(function, bits.AsSingle() - Vector256.Create(2f * point), ref worst, ref at);
            }
        }

        Assert.True(worst <= function.Bound, $"{name}: {worst} ulp at {at:R}, bound {function.Bound}");
    }

    [Theory]
    [InlineData("Exp", -0f, 1f)]
    [InlineData("Exp", Inf, Inf)]
    [InlineData("Exp", 1e30f, Inf)]
    [InlineData("Exp", -Inf, 0f)]
    [InlineData("Exp", -1e30f, 0f)]
    [InlineData("Expm1", -0f, -0f)]
    [InlineData("Expm1", Inf, Inf)]
    [InlineData("Expm1", -Inf, -1f)]
    [InlineData("Tanh", -0f, -0f)]
    [InlineData("Tanh", Inf, 1f)]
    [InlineData("Tanh", -Inf, -1f)]
    [InlineData("Sigmoid", 0f, 0.5f)]
    [InlineData("Sigmoid", Inf, 1f)]
    [InlineData("Sigmoid", -Inf, 0f)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log", -0f, -Inf)]
    [InlineData("Log", Inf, Inf)]
    [InlineData("Log", -Inf, float.NaN)]
    [InlineData("Log", -1e-45f, float.NaN)]
    [InlineData("Log1p", -0f, -0f)]
    [InlineData("Log1p", -1f, -Inf)]
    [InlineData("Log1p", -1.0000001f, float.NaN)]
    [InlineData("Log1p", -Inf, float.NaN)]
    [InlineData("Log1p", Inf, Inf)]
    [InlineData("Softplus", Inf, Inf)]
    [InlineData("Softplus", -Inf, 0f)]
    [InlineData("Softplus", 1e30f, 1e30f)]
    [InlineData("Erf", -0f, -0f)]
    [InlineData("Erf", Inf, 1f)]
    [InlineData("Erf", -Inf, -1f)]
    [InlineData("NormalCdf", 0f, 0.5f)]
    [InlineData("NormalCdf", Inf, 1f)]
    [InlineData("NormalCdf", -Inf, 0f)]
    [InlineData("NormalDensity", Inf, 0f)]
    [InlineData("NormalDensity", -1e30f, 0f)]
    public void Keeps_the_edges(string name, float argument, float expected)
    {
        float actual = FloatFunctions.Named(name).At256(Vector256.Create(argument))[3];
        Assert.Equal(BitConverter.SingleToInt32Bits(Canonical(expected)), BitConverter.SingleToInt32Bits(Canonical(actual)));
    }

    // payloads included: nothing may shift their bits into a number
    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_NaN(string name)
    {
        FloatFunction function = FloatFunctions.Named(name);
        foreach (int bits in (ReadOnlySpan<int>)[0x7FC00000, -0x400000, 0x7FC00001, 0x7F800001, 0x7FFFFFFF, -1, unchecked((int)0xFF800001)])
        {
            Assert.Equal(Vector256<int>.AllBitsSet, Vector256.IsNaN(function.At256(Vector256.Create(bits).AsSingle())).AsInt32());
            Assert.Equal(Vector128<int>.AllBitsSet, Vector128.IsNaN(function.At128(Vector128.Create(bits).AsSingle())).AsInt32());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_same_bits_at_every_width(string name)
    {
        FloatFunction function = FloatFunctions.Named(name);
        for (ulong start = 0; start <= uint.MaxValue; start += 16 * 104729)
        {
            Vector512<float> x = (Vector512.Create((uint)start) + (Vector512<uint>.Indices * 104729)).AsSingle();
            Vector256<float> at256 = function.At256(x.GetLower());
            Assert.Equal(at256.GetLower().AsInt32(), function.At128(x.GetLower().GetLower()).AsInt32());
            Assert.Equal(at256.GetUpper().AsInt32(), function.At128(x.GetLower().GetUpper()).AsInt32());
            if (Vector512.IsHardwareAccelerated)
            {
                Assert.Equal(Vector512.Create(at256, function.At256(x.GetUpper())).AsInt32(), function.At512(x).AsInt32());
            }
        }
    }

    private static void Measure(FloatFunction function, Vector256<float> x, ref double worst, ref float at)
    {
        Vector256<float> actual = function.At256(x);
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            double error = Ulp.Between(actual[lane], function.Reference(x[lane]));
            if (actual[lane] < function.Lowest || actual[lane] > function.Highest)
            {
                error = double.PositiveInfinity;
            }

            (worst, at) = error > worst ? (error, x[lane]) : (worst, at);
        }
    }

    private static float Canonical(float value) => float.IsNaN(value) ? float.NaN : value;
}
