using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>Where generated code finds helping threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Team
{
    /// <summary>
    /// Multiply-adds that make one more thread worth its meetings: some 20 µs of one core. Measured with 784-128-64-10 on two cores.
    /// </summary>
    internal static long WorkPerMember { get; set; } = 1_000_000;

    /// <summary>The same for elements that an optimizer updates, or that are copied into a batch.</summary>
    internal static long ElementsPerMember { get; set; } = 50_000;

    // How many threads this thread's last work was for: their caches hold what it left.
    [ThreadStatic]
    private static int s_lastSize;

    /// <summary>How many threads a piece of work is worth; an update after it gets no more.</summary>
    /// <param name="multiplyAdds">Its size.</param>
    public static int SizeFor(long multiplyAdds) =>
        s_lastSize = multiplyAdds < 2 * WorkPerMember ? 1 : (int)Math.Min(Parallelism.MaxThreads, multiplyAdds / WorkPerMember);

    /// <summary>Runs a program on several threads, unless they are at work for someone else. Allocates only when it needs more threads than ever
    /// before.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="size">How many; at least 2.</param>
    /// <param name="share">The program.</param>
    /// <param name="n">Its number of samples.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="x">Its samples.</param>
    /// <param name="y">Its targets.</param>
    /// <param name="weights">The weights of its samples.</param>
    /// <param name="result">Its outputs or gradients.</param>
    /// <param name="scratch">Its scratch.</param>
    /// <param name="key">Its random numbers.</param>
    /// <returns>Whether it ran.</returns>
    public static bool TryRun<T>(
        int size, Share<T> share, int n, ReadOnlySpan<T> parameters, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> weights, Span<T> result, Span<T> scratch, StepKey key)
        where T : unmanaged
    {
        if (!Crew.Shared.TryTake())
        {
            return false;
        }

        try
        {
            ShareJob<T>.Shared.RunWith(Crew.Shared, size, share, n, parameters, x, y, weights, result, scratch, key);
            return true;
        }
        finally
        {
            Crew.Shared.Release();
        }
    }

    /// <summary>
    /// How many threads an update, or the filling of a batch, is worth: no more than this thread's last work was, which is to say its gradients.
    /// 784-128-64-10 on two cores, SGD on one sample: 19 µs on the core that has just written the gradients, 56 µs where another core has to fetch
    /// half of them.
    /// </summary>
    internal static int SizeForElements(long count)
    {
        if (count < 2 * ElementsPerMember)
        {
            return 1;
        }

        int most = s_lastSize == 0 ? Parallelism.MaxThreads : Math.Min(s_lastSize, Parallelism.MaxThreads);
        return (int)Math.Clamp(count / ElementsPerMember, 1, most);
    }

    internal static bool TryRun(int size, Job job)
    {
        if (!Crew.Shared.TryTake())
        {
            return false;
        }

        try
        {
            Crew.Shared.Run(job, size);
            return true;
        }
        finally
        {
            Crew.Shared.Release();
        }
    }
}
