using System.ComponentModel;

namespace NetGen;

/// <summary>One of the threads that work on the same thing: which part is its own, and where it waits for the others. Used by generated
/// code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Member
{
    private readonly Crew? _crew;
    private readonly int _index;
    private readonly int _members;

    internal Member(Crew crew, int index, int members)
    {
        _crew = crew;
        _index = index;
        _members = members;
    }

    /// <summary>Whether this is the one that does what cannot be shared; someone who works alone is.</summary>
    public bool IsFirst => _index == 0;

    /// <summary>The first of this member's share of <paramref name="count"/> things.</summary>
    /// <param name="count">All of them.</param>
    /// <param name="unit">How many stay together.</param>
    public nint First(nint count, nint unit) => _crew is null ? 0 : Bound(count, unit, _index);

    /// <summary>The end of this member's share, where the next one's begins.</summary>
    /// <param name="count">All of them.</param>
    /// <param name="unit">How many stay together.</param>
    public nint End(nint count, nint unit) => _crew is null ? count : Bound(count, unit, _index + 1);

    /// <summary>Waits until all members are here.</summary>
    public void Wait() => _crew?.Meet(_members);

    private nint Bound(nint count, nint unit, int index) => nint.Min(count, (count + unit - 1) / unit * index / _members * unit);
}
