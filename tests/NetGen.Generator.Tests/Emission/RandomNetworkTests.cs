using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Random networks: plain code against the interpreter, fast code of both vector widths against plain code. Several are compiled at once, for a compilation has a price.</summary>
public class RandomNetworkTests
{
    private const int PerCompilation = 10;

    [Fact]
    public void PlainCodeIsTheInterpreter() => ForAll(60, Precision.Double, (@case, network) =>
        Outcome.Of(network(CodeStyle.Plain), @case).DifferenceFrom(Outcome.Interpreted(@case), 1e-9, floor: 1e-3), CodeStyle.Plain);

    [Theory]
    [InlineData(Precision.Double, 256)]
    [InlineData(Precision.Double, 128)]
    [InlineData(Precision.Single, 256)]
    [InlineData(Precision.Single, 128)]
    public void FastCodeIsPlainCode(Precision precision, int vectorBits) => ForAll(30, precision, CompareStyles, CodeStyle.Plain, CodeStyle.Fast, vectorBits);

    private static string? CompareStyles(NetworkCase @case, Func<CodeStyle, IEmittedNetwork> network)
    {
        IEmittedNetwork fast = network(CodeStyle.Fast);
        bool isDouble = fast.GetType().GenericTypeArguments[1] == typeof(double);

        // Inputs in the thousands leave single precision few digits behind the point of what a sigmoid sees.
        (double tolerance, double floor) = isDouble ? (1e-9, 1e-3) : (@case.Style == DataStyle.Large ? 1e-2 : 2e-4, 1e-2);
        return Outcome.Of(fast, @case).DifferenceFrom(Outcome.Of(network(CodeStyle.Plain), @case), tolerance, floor)
            ?? (fast.Padding().Any(p => p != 0) ? "padding is not zero" : null);
    }

    private static void ForAll(
        int count, Precision precision, Func<NetworkCase, Func<CodeStyle, IEmittedNetwork>, string?> difference, CodeStyle first, CodeStyle? second = null, int vectorBits = 256)
    {
        CodeStyle[] styles = second is null ? [first] : [first, second.Value];
        int groups = Math.Max(1, TestScale.Iterations(count) / PerCompilation);
        RandomNetworks.Cases.Array[PerCompilation].Sample(Check, iter: groups, threads: 1, print: cases => string.Join("\n", cases.Select(c => c.ToString())));

        void Check(NetworkCase[] cases)
        {
            EmittedAssembly assembly = EmittedAssembly.Of(
                GeneratorRun.Of(Enumerable.Range(0, cases.Length).SelectMany(i => styles.Select(style => Named(i, style).Source))), OneWidth.Of(vectorBits));
            var failures = new List<string>();
            for (int i = 0; i < cases.Length; i++)
            {
                int index = i;
                string? found = Difference(cases[i], style => assembly.Network(Named(index, style)));
                if (found is not null)
                {
                    failures.Add($"{found}\n{cases[i]}");
                }
            }

            Assert.True(failures.Count == 0, string.Join("\n\n", failures));

            string? Difference(NetworkCase @case, Func<CodeStyle, IEmittedNetwork> network)
            {
                try
                {
                    return difference(@case, network);
                }
                catch (Exception exception)
                {
                    return exception.ToString();
                }
            }

            Net Named(int i, CodeStyle style) => cases[i].Net.Called($"Network{i}{style}").In(style).In(precision);
        }
    }
}
