namespace NetGen;

/// <summary>What the members of a crew are to do.</summary>
internal abstract class Job
{
    /// <summary>Does one member's share.</summary>
    public abstract void Run(Member member);
}
