using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Testing;

namespace NetGen.Tests.Numerics;

/// <summary>The rows of <c>vectors/vectors.csv</c>, which <c>vectors/make_vectors.py</c> writes.</summary>
internal static class Vectors
{
    private static readonly ILookup<string, Row> All = Read().ToLookup(static row => row.Function);

    public static IReadOnlyList<Row> Of(string function) => [.. All[function]];

    private static IEnumerable<Row> Read()
    {
        string path = SourceTree.Find("tests", "NetGen.Tests", "Numerics", "vectors", "vectors.csv");
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            string[] cells = line.Split(',');
            yield return new Row(cells[0], Number(cells[1]), Number(cells[2]), Number(cells[3]));
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A value: the double nearest to it, and the rest in units in its last place.</summary>
    public sealed record Row(string Function, double Argument, double Nearest, double Rest);
}
