using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>Makes the numbers of a dataset from the rows of a table.</summary>
internal sealed class TableTransform
{
    private readonly Preprocessing _preprocessing;
    private readonly RawTable _table;
    private readonly int[] _features;
    private readonly int[] _targets;

    public TableTransform(Preprocessing preprocessing, RawTable table)
    {
        (_preprocessing, _table) = (preprocessing, table);
        _features = Places(preprocessing.Columns);
        _targets = Places(preprocessing.TargetNames);
    }

    private RawCells Cells => _table.Cells;

    /// <exception cref="DataFormatException">A value that is not expected, or no row.</exception>
    public DatasetTable Run()
    {
        int[] rows = _table.RowsWith(Required());
        int width = _preprocessing.FeatureCount;
        if ((long)rows.Length * Math.Max(width, _targets.Length) > Array.MaxLength)
        {
            throw new DataFormatException(
                Cells.FileName, 0, null, string.Create(CultureInfo.InvariantCulture, $"at most {Array.MaxLength} feature values in all"),
                string.Create(CultureInfo.InvariantCulture, $"{rows.Length} rows of {width}"));
        }

        double[] features = new double[rows.Length * width];
        double[] targets = new double[rows.Length * _targets.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            EncodeRow(rows[i], features.AsSpan(i * width, width), targets.AsSpan(i * _targets.Length, _targets.Length));
        }

        return new DatasetTable(features, width, targets, _targets.Length)
        {
            FeatureNames = _preprocessing.FeatureNames,
            TargetNames = _preprocessing.TargetNames,
            Classes = _preprocessing.Classes,
        };
    }

    private void EncodeRow(int row, Span<double> features, Span<double> targets)
    {
        for (int column = 0; column < _features.Length; column++)
        {
            _preprocessing.Features.Encode(column, Cells, row, _features[column], features);
        }

        for (int target = 0; target < targets.Length; target++)
        {
            if (_preprocessing.Target.Encode(Cells.Cell(row, _targets[target]), out targets[target]) is string expected)
            {
                throw Cells.Unexpected(row, _targets[target], expected);
            }
        }
    }

    private int[] Required()
    {
        var required = new List<int>();
        for (int column = 0; column < _features.Length; column++)
        {
            if (_preprocessing.Features.Encoders[column].DropsMissing)
            {
                required.Add(_features[column]);
            }
        }

        return _preprocessing.Target.DropsMissing ? [.. required, .. _targets] : [.. required];
    }

    private int[] Places(ImmutableArray<string> columns)
    {
        int[] places = new int[columns.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = Cells.Require(columns[i]);
        }

        return places;
    }
}
