using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>The text of a table, shared by all tables that hold some of its rows: no object per cell.</summary>
internal sealed class RawCells
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public RawCells(ImmutableArray<string> names)
    {
        Names = names;
        for (int column = 0; column < names.Length; column++)
        {
            _places.Add(names[column], column);
        }
    }

    /// <summary>The file in messages.</summary>
    public required string FileName { get; init; }

    /// <summary>The columns' names, all different.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>All cells, one after another; a missing one is empty.</summary>
    public required char[] Text { get; init; }

    /// <summary>Where each cell ends in the text, <c>[rows][columns]</c>.</summary>
    public required int[] Ends { get; init; }

    /// <summary>The line each row begins on, counted from 1.</summary>
    public required long[] Lines { get; init; }

    /// <summary>How numbers are written.</summary>
    public required NumberFormatInfo Numbers { get; init; }

    public ReadOnlySpan<char> this[int row, int column]
    {
        get
        {
            int cell = (row * Names.Length) + column;
            int begin = cell == 0 ? 0 : Ends[cell - 1];
            return Text.AsSpan(begin, Ends[cell] - begin);
        }
    }

    public RawCell Cell(int row, int column) => new(this[row, column], Numbers);

    /// <summary>The column's place; −1 where there is none of this name.</summary>
    public int Find(string name) => _places.GetValueOrDefault(name, -1);

    /// <exception cref="DataFormatException">No column of this name.</exception>
    public int Require(string name) => Find(name) is int place and >= 0
        ? place
        : throw new DataFormatException(FileName, 0, null, $"a column {DataFormatException.Quote(name)}", $"the columns {ClassList.Describe(Names)}");

    public DataFormatException Unexpected(int row, int column, string expected) =>
        new(FileName, Lines[row], Describe(column), expected, Cell(row, column).Describe());

    /// <summary>The column as a message names it.</summary>
    public string Describe(int column) => DataFormatException.Quote(Names[column]);
}
