namespace NetGen;

/// <summary>Work that mostly waits for memory, done in parts between the blocks of other work.</summary>
internal abstract class InterleavedWork
{
    /// <summary>Does one part of a member's share; the parts are done in order.</summary>
    /// <param name="member">Who works.</param>
    /// <param name="part">0 to <paramref name="parts"/> − 1.</param>
    /// <param name="parts">All of them; at least 1.</param>
    public abstract void Run(Member member, int part, int parts);
}
