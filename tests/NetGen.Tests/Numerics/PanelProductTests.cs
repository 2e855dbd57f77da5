using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using CsCheck;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Rows times panels: each sum is exact in whole numbers, and nothing is written elsewhere.</summary>
public class PanelProductTests
{
    private const int Guard = 16;

    /// <summary>What the sums begin with.</summary>
    private enum Start
    {
        Zeros,
        Bias,
        Sums,
    }

    private sealed record Product(int Count, int Inner, int PanelWidth, int Panels, int Gap, Start Start, int Seed)
    {
        public int Columns => PanelWidth * Panels;
    }

    [Fact]
    public void SumsInSinglePrecisionAreExact() => Products(lanes: 4).Sample(p => Agrees<float>(p, PanelProduct.Rows));

    [Fact]
    public void SumsInDoublePrecisionAreExact() => Products(lanes: 2).Sample(p => Agrees<double>(p, PanelProduct.Rows));

    private delegate void Rows<T>(
        nint count, ref T rows, nint stride, nint inner, ref T panels, nint panelWidth, nint columns, ref T start, nint startStride, ref T sums, nint sumsStride);

    private static Gen<Product> Products(int lanes) =>
        from count in Gen.Int[0, 7]
        from inner in Gen.Int[1, 40]
        from vectors in Gen.Int[1, 9]
        from panels in Gen.Int[1, 4]
        from gap in Gen.Int[0, 3]
        from start in Gen.Enum<Start>()
        from seed in Gen.Int
        select new Product(count, inner, vectors * lanes, panels, gap, start, seed);

    private static void Agrees<T>(Product product, Rows<T> multiply)
        where T : unmanaged, INumber<T>
    {
        var random = new Random(product.Seed);
        (int inner, int width, int columns) = (product.Inner, product.PanelWidth, product.Columns);
        (int stride, int sumsStride) = (inner + product.Gap, columns + product.Gap);
        T[] rows = Numbers((product.Count + 1) * stride);
        T[] panels = Numbers(inner * columns);
        T[] bias = Numbers(columns);
        T[] sums = Numbers((product.Count * sumsStride) + (2 * Guard));
        T[] expected = [.. sums];
        for (int r = 0; r < product.Count; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                int place = Guard + (r * sumsStride) + c;
                T start = product.Start switch { Start.Zeros => T.Zero, Start.Bias => bias[c], _ => sums[place] };
                expected[place] = Enumerable.Range(0, inner).Aggregate(
                    start, (sum, k) => sum + (rows[(r * stride) + k] * panels[(c / width * inner * width) + (k * width) + (c % width)]));
            }
        }

        ref T first = ref product.Start == Start.Zeros ? ref Unsafe.NullRef<T>() : ref product.Start == Start.Bias ? ref bias[0] : ref sums[Guard];
        multiply(
            product.Count, ref rows[0], stride, inner, ref panels[0], width, columns, ref first, product.Start == Start.Bias ? 0 : sumsStride, ref sums[Guard], sumsStride);

        Assert.Equal(expected, sums);

        T[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked(random.Next(-9, 10)))];
    }
}
