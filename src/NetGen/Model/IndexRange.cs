using System.ComponentModel;

namespace NetGen;

/// <summary>Numbers of one sample that must be whole: tokens, or categories that an embedding reads. Called by generated code.</summary>
/// <param name="first">The first of them.</param>
/// <param name="count">How many.</param>
/// <param name="step">Numbers from one to the next.</param>
/// <param name="below">The smallest number that is too large; 0 is the least.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IndexRange(int first, int count, int step, int below)
{
    /// <summary>The first of them.</summary>
    public int First { get; } = first;

    /// <summary>How many.</summary>
    public int Count { get; } = count;

    /// <summary>Numbers from one to the next.</summary>
    public int Step { get; } = step;

    /// <summary>The smallest number that is too large.</summary>
    public int Below { get; } = below;
}
