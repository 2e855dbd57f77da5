using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>The missing values of a CSV file: knows them, counts them by column, and imputes those of features.</summary>
internal sealed class CsvMissing
{
    private const int ColumnsInMessage = 10;

    private readonly CsvOptions _options;
    private readonly CsvHeader _header;
    private readonly string _fileName;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _markers;
    private readonly int[] _counts;
    private (int Column, long Line) _first = (-1, 0);

    public CsvMissing(CsvOptions options, CsvHeader header, string fileName)
    {
        _options = options;
        _header = header;
        _fileName = fileName;
        _markers = new HashSet<string>(options.MissingMarkers, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _counts = new int[header.Count];
    }

    /// <summary>Whether missing features are replaced.</summary>
    public bool Imputes => _options.MissingValues is MissingValues.Mean or MissingValues.Median or MissingValues.Constant;

    public bool IsMissing(ReadOnlySpan<char> text) => text.IsWhiteSpace() || _markers.Contains(text);

    /// <summary>Whether the record at hand is left out; what else is in it is not read.</summary>
    public bool LeavesOut(CsvReader csv, int[] features, int[] targets) => _options.MissingValues == MissingValues.DropRow
        ? IsAnyMissing(csv, features) || IsAnyMissing(csv, targets)
        : _options.DropRowsWithoutTarget && IsAnyMissing(csv, targets);

    /// <summary>Counts a missing value that is an error.</summary>
    public void Count(int column, long line)
    {
        _counts[column]++;
        if (_first.Column < 0)
        {
            _first = (column, line);
        }
    }

    /// <param name="rows">The rows that were read, but for those that were left out.</param>
    /// <exception cref="DataFormatException">A missing value was counted.</exception>
    public void RequireNone(int rows)
    {
        if (_first.Column < 0)
        {
            return;
        }

        int[] columns = [.. Enumerable.Range(0, _counts.Length).Where(column => _counts[column] > 0)];
        string counts = string.Join(", ", columns.Take(ColumnsInMessage).Select(column => $"{Text(_counts[column])} in {_header.Describe(column)}"));
        string others = columns.Length > ColumnsInMessage ? $" and others in {Text(columns.Length - ColumnsInMessage)} more columns" : "";
        string advice = Imputes ? "CsvOptions.DropRowsWithoutTarget leaves such rows out" : "CsvOptions.MissingValues imputes features or drops rows";
        throw new DataFormatException(
            _fileName, _first.Line, _header.Describe(_first.Column), "a value",
            $"a missing value; missing in {Text(rows)} {(rows == 1 ? "row" : "rows")}: {counts}{others} ({advice})");
    }

    /// <summary>Replaces the missing features, in place.</summary>
    /// <param name="values"><c>[n][number of features]</c>, NaN where a value is missing.</param>
    /// <param name="features">The features' columns.</param>
    /// <returns>What the missing values of each feature are replaced by.</returns>
    /// <exception cref="DataFormatException">A feature without a value, or one that the other dataset does not have.</exception>
    public Imputation Impute(double[] values, int[] features)
    {
        double[] known = _options.FittedTo is { } fitted ? Known(fitted, features) : new double[features.Length];
        for (int feature = 0; feature < features.Length; feature++)
        {
            known[feature] = _options.FittedTo is null ? Fit(values, features, feature) : known[feature];
            for (int i = feature; i < values.Length; i += features.Length)
            {
                values[i] = double.IsNaN(values[i]) ? known[feature] : values[i];
            }
        }

        return new Imputation(_options.MissingValues, [.. known]);
    }

    private double[] Known(Dataset fitted, int[] features)
    {
        if (fitted.FeatureNames.IsEmpty || !_header.IsNamed)
        {
            return fitted.FeatureCount == features.Length
                ? [.. fitted.ImputedValues]
                : throw new DataFormatException(
                    _fileName, 0, null, $"{Text(fitted.FeatureCount)} features as CsvOptions.FittedTo has", Text(features.Length));
        }

        int[] places = ClassMapping.Numbers([.. features.Select(_header.Name)], fitted.FeatureNames);
        return Array.IndexOf(places, -1) is int unknown and >= 0
            ? throw new DataFormatException(
                _fileName, 0, _header.Describe(features[unknown]), "the features of CsvOptions.FittedTo",
                "one that it does not have (CsvOptions.IgnoredColumns leaves it out)")
            : Array.ConvertAll(places, place => fitted.ImputedValues[place]);
    }

    private double Fit(double[] values, int[] features, int feature)
    {
        if (_options.MissingValues == MissingValues.Constant)
        {
            return _options.MissingConstant;
        }

        var present = new List<double>(values.Length / features.Length);
        for (int i = feature; i < values.Length; i += features.Length)
        {
            if (!double.IsNaN(values[i]))
            {
                present.Add(values[i]);
            }
        }

        if (present.Count == 0)
        {
            throw new DataFormatException(
                _fileName, 0, _header.Describe(features[feature]), "a value to impute by",
                "missing values alone (CsvOptions.IgnoredColumns leaves it out)");
        }

        return _options.MissingValues == MissingValues.Mean ? Imputation.Mean(present) : Imputation.Median(present);
    }

    private bool IsAnyMissing(CsvReader csv, int[] columns)
    {
        foreach (int column in columns)
        {
            if (IsMissing(csv[column]))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
