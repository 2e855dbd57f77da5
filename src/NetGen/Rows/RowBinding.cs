using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen;

/// <summary>The columns of a table that a typed row's properties are read from, found once for all rows.</summary>
internal sealed class RowBinding
{
    private const int Nowhere = -1;

    private readonly int[] _places;
    private readonly Dictionary<string, int>[] _categories;

    /// <exception cref="DataFormatException">A column that is missing, or one that no property is read from; the message names each.</exception>
    public RowBinding(RawCells cells, RowInfo info)
    {
        Cells = cells;
        Columns = [.. info.Columns, info.Label, .. info.OtherColumns];
        _places = Find(cells, info);
        _categories = [.. Columns.Select(Numbers)];
    }

    public RawCells Cells { get; }

    public ImmutableArray<RowColumn> Columns { get; }

    /// <summary>The value of a column; missing where the table has no such column.</summary>
    public RawCell Cell(int row, int column) => _places[column] == Nowhere ? default : Cells.Cell(row, _places[column]);

    public DataFormatException Unexpected(int row, int column, string expected) => Cells.Unexpected(row, _places[column], expected);

    /// <summary>The number of a category, whatever its case and the marks between its words.</summary>
    public bool TryCategory(int column, ReadOnlySpan<char> text, out int number)
    {
        Dictionary<string, int> numbers = _categories[column];
        return numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out number) || numbers.TryGetValue(ColumnKey.Of(text), out number);
    }

    private int[] Find(RawCells cells, RowInfo info)
    {
        var taken = new HashSet<int>();
        var missing = new List<string>();
        var places = new List<int>();
        ILookup<string, string> similar = Columns.Where(c => !c.IsComputed).ToLookup(c => ColumnKey.Of(c.Name), c => c.Name, StringComparer.Ordinal);
        ILookup<string, int> columns = Enumerable.Range(0, cells.Names.Length).ToLookup(i => ColumnKey.Of(cells.Names[i]), StringComparer.Ordinal);
        foreach (RowColumn column in Columns)
        {
            int place = column.IsComputed ? Nowhere : Find(column.Name, similar[ColumnKey.Of(column.Name)].Count() == 1 ? columns : null);
            places.Add(place);
            if (place != Nowhere)
            {
                taken.Add(place);
            }
            else if (!column.IsComputed && !(column == info.Label && column.IsNullable))
            {
                missing.Add(column.Name);
            }
        }

        string[] extra = [.. Enumerable.Range(0, cells.Names.Length).Where(i => !taken.Contains(i)).Select(i => cells.Names[i])];
        if (missing.Count == 0 && extra.Length == 0)
        {
            return [.. places];
        }

        string lacks = missing.Count == 0 ? "" : $"none for {Quoted(missing)}";
        string has = extra.Length == 0 ? "" : $"{Quoted(extra)}, which the row does not have (CsvOptions.IgnoredColumns leaves columns out)";
        throw new DataFormatException(
            cells.FileName, 0, null, $"a column for each property of {info.Name} and no other", string.Join(", and ", new[] { lacks, has }.Where(t => t.Length > 0)));
    }

    /// <summary>The column of exactly that name, else the one of the same letters and digits; null for <paramref name="columns"/> where another
    /// property has these, too.</summary>
    private int Find(string name, ILookup<string, int>? columns)
    {
        int exact = Cells.Find(name);
        int[] similar = exact >= 0 ? [exact] : [.. columns?[ColumnKey.Of(name)] ?? []];
        return similar.Length switch
        {
            0 => Nowhere,
            1 => similar[0],
            _ => throw new DataFormatException(
                Cells.FileName, 0, null, $"one column for {DataFormatException.Quote(name)}", $"{Quoted(similar.Select(i => Cells.Names[i]))}"),
        };
    }

    /// <summary>The number of each category by all its names, and by their letters and digits where these are of one category.</summary>
    private static Dictionary<string, int> Numbers(RowColumn column)
    {
        KeyValuePair<string, int>[] names =
        [
            .. column.Categories.Select((c, i) => KeyValuePair.Create(c, i)),
            .. column.OtherNames.Select(n => KeyValuePair.Create(n.Key, column.Categories.IndexOf(n.Value))),
        ];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (IGrouping<string, int> same in names.GroupBy(n => ColumnKey.Of(n.Key), n => n.Value, StringComparer.Ordinal))
        {
            if (same.Distinct().Count() == 1)
            {
                numbers[same.Key] = same.First();
            }
        }

        foreach ((string name, int number) in names)
        {
            numbers[name] = number;
        }

        return numbers;
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => DataFormatException.Quote(n)));
}
