using System;
using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen;

/// <summary>What a typed row consists of, as static data; no reflection.</summary>
public sealed class RowInfo
{
    /// <summary>For generated code.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="columns">The columns of the features, in ordinal order of their names.</param>
    /// <param name="label">The column of the label.</param>
    /// <param name="otherColumns">The columns of what is no feature.</param>
    public RowInfo(string name, ImmutableArray<RowColumn> columns, RowColumn label, ImmutableArray<RowColumn> otherColumns)
    {
        ArgumentNullException.ThrowIfNull(label);
        (Name, Columns, Label, OtherColumns) = (name, columns, label, otherColumns);
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        foreach (RowColumn column in columns)
        {
            if (column.Kind == ColumnKind.Text)
            {
                names.Clear();
                break;
            }

            column.AddFeatureNames(names);
        }

        FeatureNames = names.ToImmutable();
    }

    /// <summary>The type's name.</summary>
    public string Name { get; }

    /// <summary>The columns of the features, in ordinal order of their names.</summary>
    public ImmutableArray<RowColumn> Columns { get; }

    /// <summary>The column of the label.</summary>
    public RowColumn Label { get; }

    /// <summary>The columns of properties with <c>[NoFeature]</c>, which are read from a file all the same.</summary>
    public ImmutableArray<RowColumn> OtherColumns { get; }

    /// <summary>The features' names, in the order of a network's input; empty for a row with texts, whose features are a preprocessing's.</summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>The labels in the order of a network's outputs; empty where the label is no enum.</summary>
    public ImmutableArray<string> Classes => Label.Categories;

    /// <summary>The error of a value that is no member of its enum, for generated code.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">Its value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ArgumentOutOfRangeException Undefined(string property, object value) =>
        new("row", value, $"{property} must be a member of {value?.GetType().Name}.");

    /// <summary>Targets of one row: one per class, or one.</summary>
    internal int TargetCount => Label.Kind == ColumnKind.Category ? Classes.Length : 1;

    internal ImmutableArray<string> TargetNames => Label.Kind == ColumnKind.Category ? Classes : [Label.Name];

    /// <summary>Writes a row's targets.</summary>
    /// <param name="label">As <see cref="IRow{TSelf}.LabelOf"/> gives it.</param>
    /// <param name="targets"><c>[TargetCount]</c>, all 0.</param>
    /// <param name="row">The row's number in messages.</param>
    /// <exception cref="ArgumentException">No label.</exception>
    internal void WriteTargets(double label, Span<double> targets, int row)
    {
        if (double.IsNaN(label))
        {
            throw new ArgumentException(FormattableString.Invariant($"rows, row {row}: expected a label, '{Label.Name}', found none."), "rows");
        }

        targets[Label.Kind == ColumnKind.Category ? (int)label : 0] = Label.Kind == ColumnKind.Category ? 1 : label;
    }
}
