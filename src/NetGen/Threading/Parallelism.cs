using System;

namespace NetGen;

/// <summary>How many threads training steps and large predictions may use.</summary>
public static class Parallelism
{
    /// <summary>
    /// The most threads that work on one training step or one call of <c>Predict</c>, the caller's among them; 1 switches threads off. Default: the
    /// processors there are. Results do not depend on it: outputs are partitioned among threads, sums never are, so the bits are the same. Small work
    /// stays on the caller's thread, and so does what is called while another call has the threads.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1 or above 1024.</exception>
    public static int MaxThreads
    {
        get;
        set => field = value is >= 1 and <= Crew.MostMembers
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaxThreads), FormattableString.Invariant($"MaxThreads must be from 1 to {Crew.MostMembers}, but is {value}."));
    }

    = Math.Clamp(Environment.ProcessorCount, 1, Crew.MostMembers);
}
