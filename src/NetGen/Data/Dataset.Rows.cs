using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

public partial class Dataset
{
    /// <summary>Makes a dataset of typed rows; an enum's label becomes one target per member, named as the members.</summary>
    /// <typeparam name="TRow">A type with <c>[Features]</c> and without texts; those are for
    /// <see cref="RowPreprocessing.Transform{TRow}(Preprocessing, IEnumerable{TRow})"/>.</typeparam>
    /// <param name="rows">At least one, each with its label.</param>
    /// <exception cref="ArgumentException">No row, a row without its label, or a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value that is no member of its enum.</exception>
    public static Dataset<TRow> From<TRow>(IEnumerable<TRow> rows)
        where TRow : IFeatureRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ImmutableArray<TRow> all = [.. rows];
        RowInfo info = TRow.Info;
        int width = info.FeatureNames.Length;
        double[] features = new double[checked(all.Length * width)];
        for (int row = 0; row < all.Length; row++)
        {
            TRow.CopyFeatures(all[row], features.AsSpan(row * width, width));
        }

        return FromRows(all, features, info.FeatureNames);
    }

    /// <summary>A dataset of typed rows whose features are given.</summary>
    internal static Dataset<TRow> FromRows<TRow>(ImmutableArray<TRow> rows, double[] features, ImmutableArray<string> names)
        where TRow : IRow<TRow>
    {
        RowInfo info = TRow.Info;
        double[] targets = new double[checked(rows.Length * info.TargetCount)];
        DatasetGuard.Shape(features.Length, names.Length, targets.Length, info.TargetCount);
        for (int row = 0; row < rows.Length; row++)
        {
            info.WriteTargets(TRow.LabelOf(rows[row]), targets.AsSpan(row * info.TargetCount, info.TargetCount), row);
        }

        var table = new DatasetTable(features, names.Length, targets, info.TargetCount)
        {
            FeatureNames = names,
            TargetNames = info.TargetNames,
            Classes = info.Classes,
        };
        DatasetGuard.Values(table);
        return new Dataset<TRow>(rows, table);
    }
}
