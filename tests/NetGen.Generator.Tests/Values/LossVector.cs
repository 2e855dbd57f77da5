using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Testing;

namespace NetGen.Generator.Tests.Values;

/// <summary>
/// A row of <c>vectors/losses.csv</c>, which <c>vectors/make_losses.py</c> writes: each value as the double nearest to it and the rest in its ulp.
/// </summary>
internal sealed record LossVector(
    double Logit, double Target, double PositiveWeight, double Loss, double LossRest, double Derivative, double DerivativeRest)
{
    public static IReadOnlyList<LossVector> All { get; } =
    [
        .. File.ReadLines(SourceTree.Find("tests", "NetGen.Generator.Tests", "Values", "vectors", "losses.csv")).Skip(1)
            .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
            .Select(cells => new LossVector(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6])),
    ];
}
