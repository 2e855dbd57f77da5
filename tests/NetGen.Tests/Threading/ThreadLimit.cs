using System;

namespace NetGen.Tests.Threading;

/// <summary>Another number of threads for a while.</summary>
internal sealed class ThreadLimit : IDisposable
{
    private readonly int _before = Parallelism.MaxThreads;

    public ThreadLimit(int threads) => Parallelism.MaxThreads = threads;

    public void Dispose() => Parallelism.MaxThreads = _before;
}
