using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>Random networks, generated and compiled. Several at once, for a compilation has a price.</summary>
internal static class EmittedCases
{
    private const int PerCompilation = 10;

    public static void ForAll(
        int count, int vectorBits, Func<NetworkCase, Net[]> variants, Func<NetworkCase, IEmittedNetwork[], string?> difference) =>
        ForAll(RandomNetworks.Cases, count, vectorBits, variants, difference);

    /// <param name="cases">What to draw from.</param>
    /// <param name="count">How many networks.</param>
    /// <param name="vectorBits">The width of vectors fast code is left with.</param>
    /// <param name="variants">What to compile of each.</param>
    /// <param name="difference">What is wrong with the compiled variants, or null.</param>
    public static void ForAll(
        Gen<NetworkCase> cases, int count, int vectorBits, Func<NetworkCase, Net[]> variants, Func<NetworkCase, IEmittedNetwork[], string?> difference)
    {
        int groups = Math.Max(1, TestScale.Iterations(count) / PerCompilation);
        cases.Array[PerCompilation].Sample(Check, iter: groups, threads: 1, print: group => string.Join("\n", group.Select(c => c.ToString())));

        void Check(NetworkCase[] group)
        {
            Net[][] nets = [.. group.Select((c, i) => variants(c).Select((net, j) => net.Called($"Network{i}Variant{j}")).ToArray())];
            EmittedAssembly assembly = EmittedAssembly.Of([.. nets.SelectMany(n => n)], Choices.Standard with { VectorWidths = [vectorBits] }, out _);
            string[] failures = [.. group.Zip(nets, (c, n) => Difference(c, n)).OfType<string>()];
            Assert.True(failures.Length == 0, string.Join("\n\n", failures));

            string? Difference(NetworkCase @case, Net[] variants)
            {
                try
                {
                    return difference(@case, [.. variants.Select(assembly.Network)]) is { } found ? $"{found}\n{@case}" : null;
                }
                catch (Exception exception)
                {
                    return $"{exception}\n{@case}";
                }
            }
        }
    }
}
