using System;
using System.Threading;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>Three threads for whatever runs meanwhile, however small; for one test at a time, since the threads are the process's.</summary>
internal sealed class ForcedThreads : IDisposable
{
    private static readonly Lock Turn = new();

    private readonly (int Threads, long Work) _before;

    public ForcedThreads()
    {
        Turn.Enter();
        _before = (Parallelism.MaxThreads, Team.WorkPerMember);
        (Parallelism.MaxThreads, Team.WorkPerMember) = (3, 1);
    }

    public void Dispose()
    {
        (Parallelism.MaxThreads, Team.WorkPerMember) = _before;
        Turn.Exit();
    }
}
