using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Text;

namespace NetGen;

/// <summary>
/// Rows of a CSV file as they are: text by column, numbers, categories and missing values alike, at least one row. <see cref="Preprocessing"/> makes
/// a <see cref="Dataset"/> of them. Split the rows first and fit to the training rows, so that nothing is learnt from the test rows. Immutable, hence
/// thread-safe; parts of a table share its text.
/// </summary>
public sealed class RawTable
{
    private readonly int[] _rows;

    private RawTable(RawCells cells, int[] rows) => (Cells, _rows) = (cells, rows);

    /// <summary>The number of rows; at least 1.</summary>
    public int Count => _rows.Length;

    /// <summary>The columns' names in the file's order, ignored ones left out; without a header their indices, <c>"0"</c>, <c>"1"</c> and so
    /// on.</summary>
    public ImmutableArray<string> ColumnNames => Cells.Names;

    internal RawCells Cells { get; }

    /// <summary>The text of one value; empty where it is missing.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="column">One of <see cref="ColumnNames"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    /// <exception cref="ArgumentException">No such column.</exception>
    public string this[int row, string column] => Cells[Place(row, nameof(row)), Column(column, nameof(column))].ToString();

    /// <summary>Reads a CSV file (RFC 4180), every column as text.</summary>
    /// <param name="path">The file; UTF-8 unless it begins with the mark of another Unicode encoding.</param>
    /// <param name="options">Delimiter, header, how numbers are written, what stands for a missing value, ignored columns; by default a comma, a
    /// header, the invariant culture, and empty fields alone. <see cref="CsvOptions.TargetIsLabel"/>, <see cref="CsvOptions.MissingValues"/>,
    /// <see cref="CsvOptions.DropRowsWithoutTarget"/> and <see cref="CsvOptions.FittedTo"/> are not for raw rows.</param>
    /// <exception cref="DataFormatException">A file without a row; a column that is missing or named twice; a row with too few or too many fields; a
    /// quote that is not closed.</exception>
    /// <exception cref="IOException">The file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="ArgumentException">Options that contradict each other, or that are not for raw rows.</exception>
    public static RawTable FromCsv(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        return Of(RawTableReader.Read(reader, Path.GetFileName(path), options));
    }

    /// <inheritdoc cref="FromCsv(string, CsvOptions?)"/>
    /// <param name="reader">The text, which messages call <c>CSV</c>; read to its end and left open.</param>
#pragma warning disable CS1573 // The other parameter is inherited.
    public static RawTable FromCsv(TextReader reader, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Of(RawTableReader.Read(reader, Dataset.UnnamedCsv, options));
    }

    /// <inheritdoc cref="FromCsv(string, CsvOptions?)"/>
    /// <param name="stream">The file's bytes, which messages call <c>CSV</c>; read to their end and left open.</param>
    public static RawTable FromCsv(Stream stream, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        return FromCsv(reader, options);
    }
#pragma warning restore CS1573

    /// <summary>Deals the rows, shuffled, into two parts, as <see cref="Dataset.Split"/> does; the same on every machine.</summary>
    /// <param name="trainShare">The first part's share of the rows, between 0 and 1; its size is rounded to the nearest whole number.</param>
    /// <param name="seed">Same seed, same parts, in the same order.</param>
    /// <param name="stratify">The column, such as the class, whose values are dealt in the same proportion, to within one row each; a missing value
    /// counts as one of them. By default none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share that is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">A part would be empty; no such column; or a value of it has a single row.</exception>
    public (RawTable Train, RawTable Test) Split(double trainShare, int seed, string? stratify = null)
    {
        (int[] train, int[] test) = RowPartition.Split(Strata(stratify, nameof(stratify)), trainShare, seed);
        return (Subset(train), Subset(test));
    }

    /// <summary>The parts of a k-fold cross-validation, as <see cref="Dataset.KFold"/> makes them; the same on every machine.</summary>
    /// <param name="folds">How many pairs; 2 to <see cref="Count"/>. Sizes of the validation parts differ by at most one row.</param>
    /// <param name="seed">Same seed, same parts, in the same order.</param>
    /// <param name="stratify">The column, such as the class, whose values are dealt evenly, to within one row each; by default none.</param>
    /// <returns>One pair at a time. Fit a preprocessing to each <c>Train</c> anew.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two folds, or more than rows.</exception>
    /// <exception cref="ArgumentException">No such column, or no value of it has as many rows as there are folds.</exception>
    public IEnumerable<(RawTable Train, RawTable Validation)> KFold(int folds, int seed, string? stratify = null)
    {
        int[][] parts = RowPartition.Folds(Strata(stratify, nameof(stratify)), folds, seed);
        return Pairs();

        IEnumerable<(RawTable, RawTable)> Pairs()
        {
            for (int fold = 0; fold < parts.Length; fold++)
            {
                yield return (Subset(RowPartition.AllBut(parts, fold, Count)), Subset(parts[fold]));
            }
        }
    }

    /// <summary>Some of the rows, in the given order; a row may be taken more than once.</summary>
    /// <param name="rows">At least one, each from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentException">No row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row that does not exist.</exception>
    public RawTable Subset(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
        {
            throw new ArgumentException("A table needs at least one row, but rows is empty.", nameof(rows));
        }

        int[] taken = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i] = Place(rows[i], nameof(rows));
        }

        return new RawTable(Cells, taken);
    }

    /// <summary>A row's place among the rows of the file.</summary>
    internal int Place(int row, string argument = "row") => (uint)row < (uint)Count
        ? _rows[row]
        : throw new ArgumentOutOfRangeException(argument, row, $"The table has the rows 0 to {Count - 1}.");

    /// <summary>The places of the rows in which none of some columns is missing.</summary>
    /// <exception cref="DataFormatException">No such row.</exception>
    internal int[] RowsWith(int[] columns)
    {
        var present = new List<int>(Count);
        foreach (int row in _rows)
        {
            bool all = true;
            foreach (int column in columns)
            {
                all &= !Cells.Cell(row, column).IsMissing;
            }

            if (all)
            {
                present.Add(row);
            }
        }

        return present.Count > 0
            ? [.. present]
            : throw new DataFormatException(Cells.FileName, 0, null, "a row without missing values", FormattableString.Invariant($"none in {Count}"));
    }

    /// <summary>All rows of some cells.</summary>
    internal static RawTable Of(RawCells cells)
    {
        int[] rows = new int[cells.Lines.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        return new RawTable(cells, rows);
    }

    private RowStrata Strata(string? column, string argument)
    {
        if (column is null)
        {
            return RowStrata.One(Count);
        }

        int place = Column(column, argument);
        return RowStrata.By(Count, new SameText(Cells, _rows, place), row => Cells.Cell(_rows[row], place).Describe());
    }

    private int Column(string name, string argument)
    {
        ArgumentNullException.ThrowIfNull(name, argument);
        int place = Cells.Find(name);
        return place >= 0
            ? place
            : throw new ArgumentException(
                $"The table has no column {DataFormatException.Quote(name)}; it has {ClassList.Describe(ColumnNames)}.", argument);
    }

    private sealed class SameText(RawCells cells, int[] rows, int column) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => cells[rows[x], column].SequenceEqual(cells[rows[y], column]);

        public int GetHashCode(int row) => string.GetHashCode(cells[rows[row], column]);
    }
}
