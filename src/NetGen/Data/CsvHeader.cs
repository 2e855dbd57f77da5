using System;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>The columns of a CSV file: their names, or how many there are.</summary>
internal sealed class CsvHeader
{
    private readonly string _fileName;
    private readonly string[] _names;
    private readonly long _line;
    private readonly bool _numbered;

    /// <summary>Takes the record at hand as the header.</summary>
    /// <exception cref="DataFormatException">A name that occurs twice, where names are not to be numbered.</exception>
    public CsvHeader(CsvReader csv, string fileName, CsvOptions options)
    {
        _fileName = fileName;
        _line = csv.Line;
        Count = csv.FieldCount;
        _names = new string[options.HasHeader ? Count : 0];
        for (int column = 0; column < _names.Length; column++)
        {
            _names[column] = csv[column].ToString();
        }

        _numbered = options.NumberNames;
        if (_numbered)
        {
            CsvNames.Number(_names);
        }
        else if (CsvNames.DescribeRepeated(_names) is string repeated)
        {
            throw new DataFormatException(
                fileName, _line, null, "every column to have a name of its own", $"{repeated} (CsvOptions.NumberNames numbers them)");
        }
    }

    public int Count { get; }

    public bool IsNamed => _names.Length > 0;

    public string Name(int column) => _names[column];

    /// <summary>The column as a message names it.</summary>
    public string Describe(int column) =>
        IsNamed && _names[column].Length > 0 ? Quote(_names[column]) : string.Create(CultureInfo.InvariantCulture, $"index {column}");

    public int Find(string name, string role)
    {
        int column = Array.IndexOf(_names, name);
        return column >= 0
            ? column
            : throw new DataFormatException(
                _fileName, _line, null, $"{role} column {Quote(name)}", $"the columns {string.Join(", ", _names.Select(n => Quote(n)))}");
    }

    public int Find(Index index)
    {
        int column = index.GetOffset(Count);
        return (uint)column < (uint)Count
            ? column
            : throw new DataFormatException(
                _fileName, _line, null, $"a target column at index {index}", string.Create(CultureInfo.InvariantCulture, $"{Count} columns, index 0 to {Count - 1}"));
    }

    /// <summary>Checks that columns have names, where the file has a header and names are not numbered.</summary>
    /// <remarks>pandas and R write the rows' numbers as a column without a name; pandas calls it <c>Unnamed: 0</c> once it has read and written it
    /// again.</remarks>
    /// <exception cref="DataFormatException">A column without a name; the first of them.</exception>
    public void RequireNames(ReadOnlySpan<int> columns)
    {
        foreach (int column in columns)
        {
            if (IsNamed && !_numbered
                && (string.IsNullOrWhiteSpace(_names[column]) || _names[column].StartsWith("Unnamed: ", StringComparison.Ordinal)))
            {
                string found = string.IsNullOrWhiteSpace(_names[column]) ? "none" : Quote(_names[column]);
                throw new DataFormatException(
                    _fileName, _line, string.Create(CultureInfo.InvariantCulture, $"index {column}"), "a name for a feature",
                    $"{found}; where it only numbers the rows, leave it out with CsvOptions.IgnoredColumns = [\"{_names[column]}\"], "
                    + "else name it (CsvOptions.NumberNames names every column)");
            }
        }
    }

    private static string Quote(string name) => DataFormatException.Quote(name);
}
