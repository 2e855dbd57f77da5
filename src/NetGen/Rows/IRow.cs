using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>What the generator makes of every type with <c>[Features]</c>.</summary>
/// <typeparam name="TSelf">The row's own type.</typeparam>
public interface IRow<TSelf>
    where TSelf : IRow<TSelf>
{
    /// <summary>Its columns.</summary>
    static abstract RowInfo Info { get; }

    /// <summary>The label as a number: 0 or 1 of a bool, the index of an enum's member; NaN where it is null.</summary>
    /// <param name="row">The row.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract double LabelOf(TSelf row);

    /// <summary>Copies the features' properties as raw values.</summary>
    /// <param name="row">The row.</param>
    /// <param name="values">One for each column of <see cref="Info"/>, in that order.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void CopyValues(TSelf row, Span<RawValue> values);

    /// <summary>Makes a row of the values of a file.</summary>
    /// <param name="fields">The values, in the order of the columns of <see cref="Info"/>: features, label, others.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Read(RowFields fields);
}
