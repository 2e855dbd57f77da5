using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetGen;

/// <summary>
/// The threads of the process that share work: made when first needed, kept, asleep when there is nothing to do. A caller who finds them at work
/// for another does his work alone. Whoever waits spins a little, since the others are mostly close, and then sleeps.
/// </summary>
internal sealed class Crew
{
    /// <summary>The most members a crew can have.</summary>
    public const int MostMembers = 1024;

    /// <summary>Turns of a wait before it sleeps: some tens of microseconds, as long as a gap between two training steps.</summary>
    private const int Spins = 2000;

    private const int SizeBits = 11;

    private readonly object _gate = new();
    private readonly List<Thread> _threads = [];
    private int _isTaken;
    private int _sleepers;

    /// <summary>The number of the last job and how many take part in it, in one word: who comes late and is not needed must not mix up two jobs.</summary>
    private long _ticket;

    private int _phase;
    private int _arrived;
    private Job? _job;
    private ExceptionDispatchInfo? _failure;

    public static Crew Shared { get; } = new();

    /// <summary>How many work on the present job.</summary>
    public int Size => (int)(Volatile.Read(ref _ticket) & ((1 << SizeBits) - 1));

    /// <summary>Takes the crew, unless someone has it.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _isTaken, 1, 0) == 0;

    /// <summary>Gives it back.</summary>
    public void Release() => Volatile.Write(ref _isTaken, 0);

    /// <summary>Runs every member's share, the caller's as the first one's; returns when all are done. Only for who has taken the crew.</summary>
    public void Run(Job job, int size)
    {
        while (_threads.Count < size - 1)
        {
            Hire(_threads.Count + 1);
        }

        (_job, _failure) = (job, null);
        Interlocked.Exchange(ref _ticket, (((_ticket >> SizeBits) + 1) << SizeBits) | (uint)size);
        WakeSleepers();
        Work(0);
        _job = null;
        _failure?.Throw();
    }

    /// <summary>Waits until every member of the present job has come here.</summary>
    public void Meet()
    {
        int phase = Volatile.Read(ref _phase);
        if (Interlocked.Increment(ref _arrived) == Size)
        {
            _arrived = 0;
            Interlocked.Increment(ref _phase);
            WakeSleepers();
            return;
        }

        for (int i = 0; i < Spins; i++)
        {
            if (Volatile.Read(ref _phase) != phase)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        lock (_gate)
        {
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _phase) == phase)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleepers);
        }
    }

    private void Hire(int index)
    {
        long ticket = _ticket;
        var thread = new Thread(() => Serve(index, ticket)) { IsBackground = true, Name = FormattableString.Invariant($"NetGen {index}") };
        _threads.Add(thread);
        thread.UnsafeStart();
    }

    /// <summary>What a hired thread does: every job it is needed for.</summary>
    private void Serve(int index, long seen)
    {
        while (true)
        {
            seen = NextTicket(seen);
            if (index < (int)(seen & ((1 << SizeBits) - 1)))
            {
                Work(index);
            }
        }
    }

    private void Work(int index)
    {
        try
        {
            _job!.Run(new Member(this, index));
        }
        catch (Exception e) when (Keep(e))
        {
            // Thrown again on the caller's thread.
        }

        Meet();
    }

    private bool Keep(Exception exception)
    {
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        return true;
    }

    private long NextTicket(long seen)
    {
        for (int i = 0; i < Spins; i++)
        {
            if (Volatile.Read(ref _ticket) is var ticket && ticket != seen)
            {
                return ticket;
            }

            Thread.SpinWait(1);
        }

        lock (_gate)
        {
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _ticket) == seen)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleepers);
            return Volatile.Read(ref _ticket);
        }
    }

    private void WakeSleepers()
    {
        if (Volatile.Read(ref _sleepers) > 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}
