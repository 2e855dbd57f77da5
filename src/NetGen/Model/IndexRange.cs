using System.ComponentModel;

namespace NetGen;

/// <summary>Numbers of one sample that must be whole: tokens, or categories that an embedding reads. Called by generated code.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Step">Numbers from one to the next.</param>
/// <param name="Below">The smallest number that is too large; 0 is the least.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct IndexRange(int First, int Count, int Step, int Below);
