using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Typed rows out of tables, and on their way through a <see cref="Preprocessing"/>: texts, imputed values, scales.</summary>
public static class RowPreprocessing
{
    /// <summary>Reads a table's rows as typed rows. Columns are found by name in any order, case and marks between words ignored: the property
    /// <c>MeanRadius</c> takes <c>mean_radius</c>.</summary>
    /// <typeparam name="TRow">A type with <c>[Features]</c>.</typeparam>
    /// <param name="table">A table with a column for each property and no other. The label's may be left out where the label may be null.</param>
    /// <exception cref="DataFormatException">A column that is missing, or that the row does not have (the message names each of them); a value that
    /// does not fit its property, with its line.</exception>
    public static ImmutableArray<TRow> Rows<TRow>(this RawTable table)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(table);
        var binding = new RowBinding(table.Cells, TRow.Info);
        ImmutableArray<TRow>.Builder rows = ImmutableArray.CreateBuilder<TRow>(table.Count);
        for (int row = 0; row < table.Count; row++)
        {
            rows.Add(TRow.Read(new RowFields(binding, table.Place(row))));
        }

        return rows.MoveToImmutable();
    }

    /// <summary>Learns vocabularies, imputed values and scales from typed rows, whose columns are called as <see cref="RowInfo.Columns"/>. A bool is 0
    /// or 1, a member of an enum its name. The label is the target, unless another one is defined.</summary>
    /// <typeparam name="TRow">A type with <c>[Features]</c>.</typeparam>
    /// <param name="definition">What becomes of each column.</param>
    /// <param name="train">The training rows alone: with test rows among them, the test result is too good.</param>
    /// <exception cref="DataFormatException">A value that is not expected, or nothing to learn from.</exception>
    /// <exception cref="InvalidOperationException">No feature is defined.</exception>
    /// <exception cref="ArgumentException">No row, a column with two roles or none, or two features of one name.</exception>
    public static Preprocessing Fit<TRow>(this PreprocessingDefinition definition, IEnumerable<TRow> train)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(train);
        ImmutableArray<TRow> rows = [.. train];
        return rows.IsEmpty
            ? throw new ArgumentException("A preprocessing needs at least one row, but train is empty.", nameof(train))
            : definition.WithLabel(TRow.Info.Label).Fit(RowTransform<TRow>.Table(rows));
    }

    /// <summary>Makes a dataset of typed rows; an enum's label becomes one target per member, named as the members.</summary>
    /// <typeparam name="TRow">A type with <c>[Features]</c>.</typeparam>
    /// <param name="preprocessing">Fitted to rows of this type.</param>
    /// <param name="rows">Rows with their labels; those are left out in which a value is missing that the definition drops rows for.</param>
    /// <exception cref="ArgumentException">No row that is not left out, a row without its label, a column that the row does not have, or a value that
    /// is missing, no number or an unseen category where that is an error.</exception>
    public static Dataset<TRow> Transform<TRow>(this Preprocessing preprocessing, IEnumerable<TRow> rows)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        ArgumentNullException.ThrowIfNull(rows);
        return RowTransform<TRow>.Dataset(preprocessing, rows);
    }

    /// <summary>Makes the features of one typed row, whose label is not looked at. Allocates nothing.</summary>
    /// <typeparam name="TRow">A type with <c>[Features]</c>.</typeparam>
    /// <param name="preprocessing">Fitted to rows of this type.</param>
    /// <param name="row">The row.</param>
    /// <param name="features"><c>[FeatureCount]</c>; what was in it is lost, even where an exception is thrown.</param>
    /// <exception cref="ArgumentException">A length that does not fit, a column that the row does not have, or a value that is missing, no number or
    /// an unseen category where that is an error.</exception>
    public static void Transform<TRow>(this Preprocessing preprocessing, TRow row, Span<float> features)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        RowTransform<TRow>.Encode(preprocessing, row, features);
    }

    /// <inheritdoc cref="Transform{TRow}(Preprocessing, TRow, Span{float})"/>
    public static void Transform<TRow>(this Preprocessing preprocessing, TRow row, Span<double> features)
        where TRow : IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        RowTransform<TRow>.Encode(preprocessing, row, features);
    }
}
