using System;
using System.Globalization;

namespace NetGen.Generator.Tests;

/// <summary>How much the property tests try: <c>NETGEN_TEST_SCALE</c> multiplies their iterations, and <c>NETGEN_RANDOM_NETWORKS</c> multiplies those of
/// <see cref="Emission.RandomNetworkTests"/> once more. Both are 1 by default.</summary>
internal static class TestScale
{
    private static readonly double Factor = Setting("NETGEN_TEST_SCALE");

    private static readonly double NetworkFactor = Setting("NETGEN_RANDOM_NETWORKS");

    public static int Iterations(int standard) => Math.Max(1, (int)(standard * Factor));

    public static int Networks(int standard) => Math.Max(1, (int)(standard * NetworkFactor));

    private static double Setting(string name) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out double factor) ? factor : 1;
}
