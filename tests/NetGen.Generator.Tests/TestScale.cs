using System;
using System.Globalization;

namespace NetGen.Generator.Tests;

/// <summary>How much the property tests try: <c>NETGEN_TEST_SCALE</c> multiplies their iterations (default 1).</summary>
internal static class TestScale
{
    private static readonly double Factor =
        double.TryParse(Environment.GetEnvironmentVariable("NETGEN_TEST_SCALE"), CultureInfo.InvariantCulture, out double factor) ? factor : 1;

    public static int Iterations(int standard) => Math.Max(1, (int)(standard * Factor));
}
