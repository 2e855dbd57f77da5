using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen;

/// <summary>Makes a column's features, with numbers and vocabularies that have been fitted.</summary>
/// <param name="column">The column's name.</param>
/// <param name="dropsMissing">Whether rows are left out where the column is missing.</param>
internal abstract class FeatureEncoder(string column, bool dropsMissing)
{
    public string Column { get; } = column;

    public bool DropsMissing { get; } = dropsMissing;

    /// <summary>The number of features.</summary>
    public abstract int Width { get; }

    /// <summary>Encodes one value: one feature gets a value, all others of the column are 0.</summary>
    /// <param name="cell">The value.</param>
    /// <param name="feature">The feature, from 0; −1 where all are 0.</param>
    /// <param name="value">What it gets, finite.</param>
    /// <returns>Null, or what was expected instead of the value.</returns>
    public abstract string? Encode(RawCell cell, out int feature, out double value);

    /// <summary>Characters that <see cref="AddNames"/> makes from the column's name and the categories.</summary>
    public virtual long NameCharacters => 0;

    /// <summary>Adds the names of its features.</summary>
    public abstract void AddNames(ImmutableArray<string>.Builder names);

    /// <summary>Writes its properties, those in the base class left out.</summary>
    public abstract void Write(Utf8JsonWriter json);
}
