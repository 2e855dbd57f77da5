using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace NetGen;

/// <summary>A thread that does its share of one job after the other, and sleeps when it is given none.</summary>
internal sealed class Worker
{
    private readonly Crew _crew;
    private readonly Signal _jobs = new();
    private Job? _job;
    private Member _member;

    /// <summary>Starts the thread.</summary>
    /// <exception cref="OutOfMemoryException">The system gives no further thread.</exception>
    public Worker(Crew crew, int index)
    {
        _crew = crew;
        new Thread(Serve) { IsBackground = true, Name = FormattableString.Invariant($"NetGen {index}") }.UnsafeStart();
    }

    /// <summary>Hands over a job. The one before must be done.</summary>
    public void Give(Job job, Member member)
    {
        (_job, _member) = (job, member);
        _jobs.Change();
    }

    private void Serve()
    {
        for (int seen = 0; ; seen++)
        {
            _jobs.AwaitChangeFrom(seen);
            Work();
        }
    }

    // Not inlined, so that no reference to the job stays on the stack while the thread waits for the next one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Work()
    {
        (Job job, Member member) = (_job!, _member);
        _job = null;
        _crew.Work(job, member);
    }
}
