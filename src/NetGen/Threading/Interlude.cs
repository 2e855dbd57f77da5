namespace NetGen;

/// <summary>Work that mostly waits for memory, in parts that are done between the blocks of work that mostly computes.</summary>
internal abstract class Interlude
{
    /// <summary>Does one part of a member's share; the parts are done in order.</summary>
    /// <param name="member">Who works.</param>
    /// <param name="part">0 to <paramref name="parts"/> − 1.</param>
    /// <param name="parts">All of them; at least 1.</param>
    public abstract void Run(Member member, int part, int parts);
}
