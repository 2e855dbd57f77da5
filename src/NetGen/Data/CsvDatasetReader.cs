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
    private readonly string _fileName;
    private readonly CsvReader _csv;
    private readonly CsvHeader _header;
    private readonly CsvOptions _options;
    private readonly CsvFields _fields;
    private readonly int[] _features;
    private readonly int[] _targets;
    private readonly List<double> _featureValues = [];
    private readonly List<double> _targetValues = [];
    private readonly ImmutableArray<string> _classes;
    private readonly CsvMissing _missing;
    private LabelIndex? _labels;
    private bool _targetIsKnown;
    private int _rows;

    private CsvDatasetReader(TextReader reader, string fileName, CsvTargets targets, CsvOptions options)
    {
        _fileName = fileName;
        _options = options;
        NumberFormatInfo numbers = NumberFormatInfo.GetInstance(options.Culture);
        _classes = targets.Classes;
        _csv = CsvFirstRecord.Read(reader, fileName, options);
        _header = new CsvHeader(_csv, fileName, options);
        _fields = new CsvFields(_csv, _header, fileName, numbers);
        _missing = new CsvMissing(options, _header, fileName);
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
        int read = 0;
        if (!_options.HasHeader || _csv.Read())
        {
            do
            {
                ReadRow();
                read++;
            }
            while (_csv.Read());
        }

        if (read == 0)
        {
            throw new DataFormatException(_fileName, 0, null, "at least one row after the header", "none");
        }

        _missing.RequireNone(_rows);
        if (_rows == 0)
        {
            throw new DataFormatException(_fileName, 0, null, "a row without missing values", $"none in {Number(read)}");
        }

        double[] features = [.. _featureValues];
        double[] targets = [.. _targetValues];
        ImmutableArray<string> classes = _labels is null ? [] : _labels.Sort(targets);
        return new DatasetTable(features, _features.Length, targets, _targets.Length)
        {
            FeatureNames = _header.IsNamed ? [.. _features.Select(_header.Name)] : [],
            TargetNames = _header.IsNamed ? [.. _targets.Select(_header.Name)] : [],
            Classes = classes,
            Imputation = _missing.Imputes ? _missing.Impute(features, _features) : null,
        };
    }

    private void ReadRow()
    {
        if (_csv.FieldCount != _header.Count)
        {
            throw new DataFormatException(_fileName, _csv.Line, null, Fields(_header.Count), Number(_csv.FieldCount));
        }

        if (_featureValues.Count > Array.MaxLength - _features.Length)
        {
            throw new DataFormatException(_fileName, _csv.Line, null, $"at most {Number(Array.MaxLength)} feature values in all", "more");
        }

        if (_missing.LeavesOut(_csv, _features, _targets))
        {
            return;
        }

        _rows++;
        foreach (int column in _features)
        {
            bool missing = _missing.IsMissing(_csv[column]);
            if (missing && !_missing.Imputes)
            {
                _missing.Count(column, _csv.LineOf(column));
            }

            _featureValues.Add(missing ? double.NaN : _fields.ParseNumber(column, "a number"));
        }

        foreach (int column in _targets)
        {
            if (_missing.IsMissing(_csv[column]))
            {
                _missing.Count(column, _csv.LineOf(column));
            }
            else
            {
                _targetValues.Add(
                    _targets.Length == 1 ? ParseTarget(column) : _fields.ParseNumber(column, "a number (labels are read where there is one target)"));
            }
        }
    }

    private double ParseTarget(int column)
    {
        bool first = !_targetIsKnown;
        _targetIsKnown = true;
        if (first && (IsLabel || !_fields.TryParse(_csv[column], out _)))
        {
            _labels = new LabelIndex(_classes);
            if (!IsLabel && _fields.IsDecimalComma(_csv[column]))
            {
                throw _fields.Unexpected(column, "a number or a label (CsvOptions.Culture reads a decimal comma, CsvOptions.TargetIsLabel a label)");
            }
        }

        return _labels is null ? _fields.ParseNumber(column, NumericTarget(first, _csv[column])) : ParseLabel(column);
    }

    private int ParseLabel(int column)
    {
        ReadOnlySpan<char> text = _csv[column];

        // Whichever comes first, a column of both is refused, for a missing value such as NA before numbers would make labels of them.
        if (!IsLabel && _fields.TryParse(text, out double value) && double.IsFinite(value))
        {
            throw _fields.Unexpected(
                column, "a label that is no number, as in the first row (set CsvOptions.TargetIsLabel where numbers are labels too)");
        }

        return _labels!.TryAdd(text, out int number)
            ? number
            : throw _fields.Unexpected(column, $"one of the classes {ClassList.Describe(_classes)}");
    }

    private string NumericTarget(bool first, ReadOnlySpan<char> text) =>
        first ? "a number or a label"
        : _fields.TryParse(text, out _) ? "a number as in the first row"
        : "a number as in the first row (set CsvOptions.TargetIsLabel where numbers are labels)";

    private static string Fields(int count) => count == 1 ? "1 field" : $"{Number(count)} fields";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
