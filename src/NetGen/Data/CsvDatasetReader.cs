using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>Reads a CSV text into a dataset in one pass: numbers are parsed where they stand in the buffer.</summary>
internal sealed class CsvDatasetReader
{
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "" };

    private readonly string _fileName;
    private readonly CsvReader _csv;
    private readonly CsvHeader _header;
    private readonly CsvOptions _options;
    private readonly NumberFormatInfo _numbers;
    private readonly int[] _features;
    private readonly int[] _targets;
    private readonly List<double> _featureValues = [];
    private readonly List<double> _targetValues = [];
    private readonly ImmutableArray<string> _classes;
    private LabelIndex? _labels;

    private CsvDatasetReader(TextReader reader, string fileName, CsvTargets targets, CsvOptions options)
    {
        _fileName = fileName;
        _options = options;
        _numbers = NumberFormatInfo.GetInstance(options.Culture);
        _classes = targets.Classes;
        (char delimiter, TextReader text) =
            options.DetectDelimiter ? CsvDelimiterFinder.Find(reader, fileName, _numbers) : (options.Delimiter, reader);
        _csv = new CsvReader(text, fileName, delimiter);
        if (!_csv.Read())
        {
            throw new DataFormatException(fileName, 0, null, options.HasHeader ? "a header and at least one row" : "at least one row", "an empty file");
        }

        _header = new CsvHeader(_csv, fileName, options);
        _targets = targets.Find(_header);
        HashSet<int> others = [.. _targets];
        foreach (string name in options.IgnoredColumns)
        {
            others.Add(_header.Find(name, "an ignored"));
        }

        _features = [.. Enumerable.Range(0, _header.Count).Where(column => !others.Contains(column))];
        _header.RequireNames(_features);
        if (_features.Length == 0)
        {
            throw new DataFormatException(fileName, _csv.Line, null, "a feature column beside the targets", "none");
        }
    }

    private bool IsLabel => _options.TargetIsLabel || !_classes.IsEmpty;

    /// <exception cref="DataFormatException">Anything the text is not expected to be.</exception>
    /// <exception cref="ArgumentException">Options that contradict each other.</exception>
    public static DatasetTable Read(TextReader reader, string fileName, CsvTargets targets, CsvOptions? options)
    {
        options ??= new CsvOptions();
        options.Check(targets.NeedHeader);
        return new CsvDatasetReader(reader, fileName, targets, options).ReadRows();
    }

    private DatasetTable ReadRows()
    {
        bool first = true;
        if (!_options.HasHeader || _csv.Read())
        {
            do
            {
                ReadRow(first);
                first = false;
            }
            while (_csv.Read());
        }

        if (first)
        {
            throw new DataFormatException(_fileName, 0, null, "at least one row after the header", "none");
        }

        double[] targets = [.. _targetValues];
        ImmutableArray<string> classes = _labels is null ? [] : _labels.Sort(targets);
        return new DatasetTable([.. _featureValues], _features.Length, targets, _targets.Length)
        {
            FeatureNames = _header.IsNamed ? [.. _features.Select(_header.Name)] : [],
            TargetNames = _header.IsNamed ? [.. _targets.Select(_header.Name)] : [],
            Classes = classes,
        };
    }

    private void ReadRow(bool first)
    {
        if (_csv.FieldCount != _header.Count)
        {
            throw new DataFormatException(_fileName, _csv.Line, null, Fields(_header.Count), Number(_csv.FieldCount));
        }

        if (_featureValues.Count > Array.MaxLength - _features.Length)
        {
            throw new DataFormatException(_fileName, _csv.Line, null, $"at most {Number(Array.MaxLength)} feature values in all", "more");
        }

        foreach (int column in _features)
        {
            _featureValues.Add(ParseNumber(column, "a number"));
        }

        if (_targets.Length > 1)
        {
            foreach (int column in _targets)
            {
                _targetValues.Add(ParseNumber(column, "a number (labels are read where there is one target)"));
            }

            return;
        }

        int target = _targets[0];
        if (first && (IsLabel || (!_csv[target].IsWhiteSpace() && !TryParse(_csv[target], out _))))
        {
            _labels = new LabelIndex(_classes);
            if (!IsLabel && CultureAdvice(_csv[target]) is { Length: > 0 } advice)
            {
                throw Unexpected(target, $"a number or a label{advice[..^1]}, CsvOptions.TargetIsLabel a label)");
            }
        }

        _targetValues.Add(_labels is null ? ParseNumber(target, NumericTarget(first, _csv[target])) : ParseLabel(target));
    }

    private double ParseNumber(int column, string expected)
    {
        ReadOnlySpan<char> text = _csv[column];
        if (!TryParse(text, out double value))
        {
            throw Unexpected(column, expected + CultureAdvice(text));
        }

        return double.IsFinite(value) ? value : throw Unexpected(column, "a finite number");
    }

    private int ParseLabel(int column)
    {
        ReadOnlySpan<char> text = _csv[column];
        if (text.IsWhiteSpace())
        {
            throw Unexpected(column, "a label");
        }

        // Whichever comes first, a column of both is refused, for a missing value such as NA before numbers would make labels of them.
        if (!IsLabel && TryParse(text, out double value) && double.IsFinite(value))
        {
            throw Unexpected(column, "a label that is no number, as in the first row (set CsvOptions.TargetIsLabel where numbers are labels too)");
        }

        return _labels!.TryAdd(text, out int number) ? number : throw Unexpected(column, $"one of the classes {ClassList.Describe(_classes)}");
    }

    private DataFormatException Unexpected(int column, string expected) =>
        new(_fileName, _csv.LineOf(column), _header.Describe(column), expected, _csv[column].IsWhiteSpace() ? "a missing value" : DataFormatException.Quote(_csv[column]));

    private string NumericTarget(bool first, ReadOnlySpan<char> text) =>
        first ? "a number or a label"
        : text.IsWhiteSpace() || TryParse(text, out _) ? "a number as in the first row"
        : "a number as in the first row (set CsvOptions.TargetIsLabel where numbers are labels)";

    private bool TryParse(ReadOnlySpan<char> text, out double value) => double.TryParse(text, NumberStyles.Float, _numbers, out value);

    private string CultureAdvice(ReadOnlySpan<char> text) =>
        _numbers.NumberDecimalSeparator != "," && double.TryParse(text, NumberStyles.Float, DecimalComma, out _)
            ? " (CsvOptions.Culture reads a decimal comma)"
            : "";

    private static string Fields(int count) => count == 1 ? "1 field" : $"{Number(count)} fields";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
