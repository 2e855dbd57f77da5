using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;

namespace NetGen;

/// <summary>Reads a CSV text into raw cells in one pass.</summary>
internal sealed class RawTableReader
{
    private readonly string _fileName;
    private readonly CsvReader _csv;
    private readonly CsvMissing _missing;
    private readonly int _fieldCount;
    private readonly int[] _columns;
    private readonly List<char> _text = [];
    private readonly List<int> _ends = [];
    private readonly List<long> _lines = [];

    private RawTableReader(CsvReader csv, CsvHeader header, string fileName, CsvOptions options)
    {
        _fileName = fileName;
        _csv = csv;
        _missing = new CsvMissing(options, header, fileName);
        _fieldCount = header.Count;
        var ignored = new HashSet<int>();
        foreach (string name in options.IgnoredColumns)
        {
            ignored.Add(header.Find(name, "an ignored"));
        }

        var columns = new List<int>();
        for (int column = 0; column < header.Count; column++)
        {
            if (!ignored.Contains(column))
            {
                columns.Add(column);
            }
        }

        _columns = [.. columns];
        if (_columns.Length == 0)
        {
            throw new DataFormatException(fileName, csv.Line, null, "a column that is not ignored", "none");
        }
    }

    /// <exception cref="DataFormatException">Anything the text is not expected to be.</exception>
    /// <exception cref="ArgumentException">Options that contradict each other, or that are not those of raw rows.</exception>
    public static RawCells Read(TextReader reader, string fileName, CsvOptions? options)
    {
        options ??= new CsvOptions();
        options.Check(targetsHaveNames: false);
        CheckRaw(options);
        CsvReader csv = CsvFirstRecord.Read(reader, fileName, options);
        var header = new CsvHeader(csv, fileName, options);
        return new RawTableReader(csv, header, fileName, options).ReadRows(header, options);
    }

    private RawCells ReadRows(CsvHeader header, CsvOptions options)
    {
        if (!options.HasHeader || _csv.Read())
        {
            do
            {
                ReadRow();
            }
            while (_csv.Read());
        }

        if (_lines.Count == 0)
        {
            throw new DataFormatException(_fileName, 0, null, "at least one row after the header", "none");
        }

        string[] names = Array.ConvertAll(
            _columns, column => header.IsNamed ? header.Name(column) : column.ToString(CultureInfo.InvariantCulture));
        return new RawCells([.. names])
        {
            FileName = _fileName,
            Text = [.. _text],
            Ends = [.. _ends],
            Lines = [.. _lines],
            Numbers = NumberFormatInfo.GetInstance(options.Culture),
        };
    }

    private void ReadRow()
    {
        if (_csv.FieldCount != _fieldCount)
        {
            string fields = _fieldCount == 1 ? "1 field" : $"{Number(_fieldCount)} fields";
            throw new DataFormatException(_fileName, _csv.Line, null, fields, Number(_csv.FieldCount));
        }

        if (_ends.Count > Array.MaxLength - _columns.Length)
        {
            throw new DataFormatException(_fileName, _csv.Line, null, $"at most {Number(Array.MaxLength)} values in all", "more");
        }

        _lines.Add(_csv.Line);
        foreach (int column in _columns)
        {
            ReadOnlySpan<char> text = _csv[column];
            if (_text.Count > Array.MaxLength - text.Length)
            {
                throw new DataFormatException(_fileName, _csv.Line, null, $"at most {Number(Array.MaxLength)} characters in all", "more");
            }

            if (!_missing.IsMissing(text))
            {
                _text.AddRange(text);
            }

            _ends.Add(_text.Count);
        }
    }

    private static void CheckRaw(CsvOptions options)
    {
        string? set =
            options.MissingValues != MissingValues.Error ? nameof(CsvOptions.MissingValues)
            : options.DropRowsWithoutTarget ? nameof(CsvOptions.DropRowsWithoutTarget)
            : options.TargetIsLabel ? nameof(CsvOptions.TargetIsLabel)
            : options.FittedTo is not null ? nameof(CsvOptions.FittedTo)
            : null;
        if (set is not null)
        {
            throw new ArgumentException(
                $"{set} is set, but a RawTable keeps every row and value as it is: set it in Preprocessing.Define() instead.", nameof(options));
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
