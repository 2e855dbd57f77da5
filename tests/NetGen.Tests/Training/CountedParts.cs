using System.Threading;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Other work that only counts its parts, and expects each member's in order.</summary>
internal sealed class CountedParts(int members) : InterleavedWork
{
    private readonly int[] _next = new int[members];
    private int _done;
    private int _finished;

    /// <summary>Parts of all members.</summary>
    public int Done => _done;

    /// <summary>Members that have done all of theirs.</summary>
    public int Finished => _finished;

    public override void Run(Member member, int part, int parts)
    {
        // Of as many things as there are members, each has its own.
        int index = members == 1 ? 0 : (int)member.First(members, 1);
        Assert.Equal(_next[index]++, part);
        Interlocked.Increment(ref _done);
        if (part == parts - 1)
        {
            Interlocked.Increment(ref _finished);
        }
    }
}
