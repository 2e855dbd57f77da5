namespace NetGen;

/// <summary>What is to be made of columns, before anything is fitted.</summary>
/// <param name="columns">Their names; null for all that nothing else names.</param>
internal abstract class FeatureRule(string[]? columns)
{
    public string[]? Columns { get; } = columns;

    /// <summary>Whether rows are left out where a column is missing.</summary>
    public abstract bool DropsMissing { get; }

    /// <summary>Learns from the rows that are not left out.</summary>
    /// <exception cref="DataFormatException">A value that is not expected, or nothing to learn from.</exception>
    public abstract FeatureEncoder Fit(RawColumn column);
}
