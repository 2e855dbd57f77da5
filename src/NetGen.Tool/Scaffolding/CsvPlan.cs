using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Tool.Scaffolding;

/// <summary>What becomes of the columns of a CSV file, and which network fits them.</summary>
internal sealed class CsvPlan
{
    // More categories than these, or nearly as many as rows, are names or texts, and no network of a few rows learns from them.
    private const int MostCategories = 50;

    // Whole numbers of no more different values are classes.
    private const int MostClasses = 10;

    private CsvPlan(string name, string target, int rows)
    {
        Name = name;
        Target = target;
        Rows = rows;
    }

    /// <summary>The file's name as a name in C#.</summary>
    public string Name { get; }

    public string Target { get; }

    public int Rows { get; }

    public bool TargetIsMissing { get; private set; }

    /// <summary>The labels; none where the target is a number.</summary>
    public IReadOnlyList<string> Classes { get; private set; } = [];

    /// <summary>Mean and standard deviation of a target that is a number.</summary>
    public (double Mean, double Deviation) TargetScale { get; private set; }

    public List<(string Name, bool IsMissing)> Numbers { get; } = [];

    public List<(string Name, bool IsMissing, string[] Categories)> Texts { get; } = [];

    public List<string> Ignored { get; } = [];

    public int FeatureCount => Numbers.Count + Texts.Sum(t => t.Categories.Length + (t.IsMissing ? 1 : 0));

    public Loss Loss => Classes.Count switch { 0 => Loss.MeanSquaredError, 2 => Loss.BinaryCrossEntropy, _ => Loss.CrossEntropy };

    /// <exception cref="ToolException">No such file or column, or nothing to learn.</exception>
    public static CsvPlan Of(FileInfo file, string target)
    {
        if (!file.Exists)
        {
            throw new ToolException($"There is no file {file}.");
        }

        RawTable table = RawTable.FromCsv(file.FullName, new CsvOptions { DetectDelimiter = true });
        if (!table.ColumnNames.Contains(target))
        {
            throw new ToolException($"{file.Name} has no column '{target}'; it has {string.Join(", ", table.ColumnNames.Select(c => $"'{c}'"))}.");
        }

        var plan = new CsvPlan(Identifier(Path.GetFileNameWithoutExtension(file.Name)), target, table.Count);
        plan.TakeTarget(Column(table, target));
        foreach (string column in table.ColumnNames.Where(c => c != target))
        {
            plan.Take(column, Column(table, column));
        }

        return plan.FeatureCount > 0 ? plan : throw new ToolException($"{file.Name} has no column to learn from.");
    }

    public override string ToString() => FormattableString.Invariant($"""
        {Rows} rows; '{Target}' is {(Classes.Count == 0 ? "a number" : $"one of {Classes.Count} classes: {string.Join(", ", Classes)}")}
        numbers: {List(Numbers.Select(n => n.Name))}
        categories: {List(Texts.Select(t => $"{t.Name} ({t.Categories.Length})"))}
        left out (constant, empty, or nearly another text in every row): {List(Ignored)}
        """);

    private static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";

    private static string[] Column(RawTable table, string name) => [.. Enumerable.Range(0, table.Count).Select(row => table[row, name])];

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static string Identifier(string name)
    {
        string[] words = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string joined = string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return joined.Length == 0 || char.IsAsciiDigit(joined[0]) ? "Data" + joined : joined;
    }

    private void TakeTarget(string[] values)
    {
        string[] known = [.. values.Where(v => v.Length > 0)];
        TargetIsMissing = known.Length < values.Length;
        string[] different = [.. known.Distinct().Order(StringComparer.Ordinal)];
        if (different.Length < 2)
        {
            throw new ToolException($"Column '{Target}' has {different.Length} different values: there is nothing to learn.");
        }

        double?[] numbers = [.. known.Select(Number)];
        bool isNumber = numbers.All(n => n is not null) && (different.Length > MostClasses || numbers.Any(n => n % 1 != 0));
        if (isNumber)
        {
            double mean = numbers.Average()!.Value;
            TargetScale = (mean, Math.Sqrt(numbers.Average(n => (n!.Value - mean) * (n.Value - mean))));
        }
        else
        {
            Classes = different.Length <= Math.Max(MostClasses, Rows / 5)
                ? different
                : throw new ToolException($"Column '{Target}' has {different.Length} different texts in {Rows} rows, too many to be classes.");
        }
    }

    private void Take(string column, string[] values)
    {
        string[] known = [.. values.Where(v => v.Length > 0)];
        string[] different = [.. known.Distinct().Order(StringComparer.Ordinal)];
        bool isMissing = known.Length < values.Length;
        if (column.Length == 0 || different.Length < 2)
        {
            Ignored.Add(column);
        }
        else if (known.All(v => Number(v) is not null))
        {
            Numbers.Add((column, isMissing));
        }
        else if (different.Length <= MostCategories && different.Length <= Rows / 2)
        {
            Texts.Add((column, isMissing, different));
        }
        else
        {
            Ignored.Add(column);
        }
    }
}
