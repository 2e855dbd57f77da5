using System;

namespace NetGen.Tests.Threading;

/// <summary>Another number of threads for a while, and another size from which on an optimizer takes them.</summary>
internal sealed class ThreadLimit : IDisposable
{
    private readonly (int Threads, long Elements) _before = (Parallelism.MaxThreads, Team.ElementsPerMember);

    public ThreadLimit(int threads, long elementsPerMember = 50_000) =>
        (Parallelism.MaxThreads, Team.ElementsPerMember) = (threads, elementsPerMember);

    public void Dispose() => (Parallelism.MaxThreads, Team.ElementsPerMember) = _before;
}
