using System;
using System.Linq;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>What is said of a vector's numbers in double precision: in single precision they take two vectors, its parts.</summary>
internal sealed class WidenedWords(FastWriter writer)
{
    private readonly int _parts = writer.Precision == Precision.Double ? 1 : 2;

    private int LanesOfPart => writer.Lanes / _parts;

    /// <summary>A vector's numbers, those behind the valid ones zero.</summary>
    public string[] Parts(string vector, int valid) => [.. Enumerable.Range(0, _parts).Select(p => KeepFirst(Part(vector, p), valid, p))];

    /// <summary>The same less a subtrahend.</summary>
    public string[] Differences(string vector, string[] subtrahends, int valid) =>
        [.. Enumerable.Range(0, _parts).Select(p => KeepFirst($"({Part(vector, p)} - {subtrahends[p]})", valid, p))];

    public string[] Products(string[] left, string[] right) => [.. left.Zip(right, (a, b) => $"{FastWriter.Atom(a)} * {FastWriter.Atom(b)}")];

    /// <summary>Minuends less products.</summary>
    public string[] LessProducts(string[] minuends, string[] left, string[] right) =>
        [.. minuends.Zip(Products(left, right), (m, p) => $"({m} - {p})")];

    public string Reciprocal(string variance, double epsilon) =>
        $"{writer.Family}.Create(1.0) / {writer.Family}.Sqrt({variance} + {writer.Family}.Create({Literal.Of(epsilon)}))";

    /// <summary>Adds terms to sums, part by part.</summary>
    public void Add(string[][] sums, string[][] terms)
    {
        foreach ((string sum, string term) in sums.Zip(terms, (s, t) => s.Zip(t, (a, b) => (a, b))).SelectMany(p => p))
        {
            writer.Code.Line($"{sum} += {term};");
        }
    }

    /// <summary>Locals to add to.</summary>
    public string[] Zeros(string name) => Locals(name, [.. Enumerable.Repeat($"{writer.Family}<double>.Zero", _parts)]);

    /// <summary>A local for each part.</summary>
    public string[] Locals(string name, string[] values)
    {
        string[] locals = [.. values.Select(_ => writer.NewLocal(name))];
        foreach ((string local, string value) in locals.Zip(values, (l, v) => (l, v)))
        {
            writer.Code.Line($"{writer.Family}<double> {local} = {value};");
        }

        return locals;
    }

    /// <summary>A number in every lane of all parts.</summary>
    public string[] Everywhere(string name, string number)
    {
        string local = writer.Local(name, $"{writer.Family}.Create({number})");
        return [.. Enumerable.Repeat(local, _parts)];
    }

    /// <summary>The parts as a vector of the network's numbers.</summary>
    public string Narrow(string[] parts) => _parts == 1 ? parts[0] : $"{writer.Family}.Narrow({string.Join(", ", parts)})";

    private string Part(string vector, int part) =>
        _parts == 1 ? vector : $"{writer.Family}.{(part == 0 ? "WidenLower" : "WidenUpper")}({vector})";

    private string KeepFirst(string part, int valid, int index)
    {
        int count = Math.Max(0, Math.Min(LanesOfPart, valid - (index * LanesOfPart)));
        string mask = string.Join(", ", Enumerable.Range(0, LanesOfPart).Select(i => i < count ? "-1L" : "0L"));
        return count == LanesOfPart ? part : $"({part} & {writer.Family}.Create({mask}).AsDouble())";
    }
}
