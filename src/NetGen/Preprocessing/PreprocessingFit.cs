using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Fits a definition to rows: gives each column its role, leaves rows out, then fits column by column.</summary>
internal sealed class PreprocessingFit(
    RawTable train, ImmutableArray<FeatureRule> features, ImmutableArray<string> ignored, TargetRule targets)
{
    private readonly RawCells _cells = train.Cells;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public Preprocessing Run()
    {
        List<(FeatureRule Rule, string Column)> columns = Assign();
        int[] rows = PresentRows(columns);
        ImmutableArray<FeatureEncoder>.Builder encoders = ImmutableArray.CreateBuilder<FeatureEncoder>(columns.Count);
        foreach ((FeatureRule rule, string column) in columns)
        {
            encoders.Add(rule.Fit(Find(column)));
        }

        TargetEncoder target = targets.Fit(Find);
        var encoding = new FeatureEncoding(encoders.MoveToImmutable(), _cells.FileName);
        return encoding.RepeatedName() is string repeated
            ? throw new ArgumentException($"Two features are called {DataFormatException.Quote(repeated)}: rename a column.", "train")
            : new Preprocessing(encoding, target);

        RawColumn Find(string column) => new(_cells, _cells.Require(column), rows);
    }

    private List<(FeatureRule Rule, string Column)> Assign()
    {
        foreach (string column in ignored)
        {
            Take(column);
        }

        foreach (string column in targets.Columns)
        {
            Take(column);
        }

        foreach (FeatureRule rule in features)
        {
            foreach (string column in rule.Columns ?? [])
            {
                Take(column);
                RequireName(column, !string.IsNullOrWhiteSpace(column));
            }
        }

        List<string> others = Others();
        var columns = new List<(FeatureRule, string)>();
        foreach (FeatureRule rule in features)
        {
            foreach (string column in (IReadOnlyList<string>?)rule.Columns ?? others)
            {
                columns.Add((rule, column));
            }

            others = rule.Columns is null ? [] : others;
        }

        if (others.Count > 0)
        {
            throw new ArgumentException(
                $"The columns {ClassList.Describe([.. others])} have no role: name them in Numeric, Categorical or Ignore.", nameof(train));
        }

        return columns.Count > 0
            ? columns
            : throw new DataFormatException(_cells.FileName, 0, null, "a feature column beside the targets and the ignored ones", "none");
    }

    private List<string> Others()
    {
        var others = new List<string>();
        bool wanted = false;
        foreach (FeatureRule rule in features)
        {
            wanted |= rule.Columns is null;
        }

        foreach (string column in _cells.Names)
        {
            if (!_taken.Contains(column))
            {
                // pandas and R write the rows' numbers as a column without a name; pandas calls it so when it reads it again.
                RequireName(column, !wanted || !(string.IsNullOrWhiteSpace(column) || column.StartsWith("Unnamed: ", StringComparison.Ordinal)));
                others.Add(column);
            }
        }

        return others;
    }

    private void Take(string column)
    {
        _ = _cells.Require(column);
        if (!_taken.Add(column))
        {
            throw new ArgumentException($"The column {DataFormatException.Quote(column)} is given twice: it has one role.", nameof(train));
        }
    }

    private void RequireName(string column, bool named)
    {
        if (!named)
        {
            throw new DataFormatException(
                _cells.FileName, 0, _cells.Describe(_cells.Find(column)), "a name for a feature",
                $"none; where it only numbers the rows, leave it out with Ignore({(column.Length == 0 ? "\"\"" : $"\"{column}\"")}), else name it");
        }
    }

    private int[] PresentRows(List<(FeatureRule Rule, string Column)> columns)
    {
        var required = new List<int>();
        foreach ((FeatureRule rule, string column) in columns)
        {
            if (rule.DropsMissing)
            {
                required.Add(_cells.Find(column));
            }
        }

        foreach (string column in targets.Columns)
        {
            if (targets.DropsMissing)
            {
                required.Add(_cells.Find(column));
            }
        }

        return train.RowsWith([.. required]);
    }
}
