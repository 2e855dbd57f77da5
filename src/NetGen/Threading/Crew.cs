using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetGen;

/// <summary>
/// The threads of the process that share work: made when first needed and kept. A caller who finds them at work for another does his work alone.
/// </summary>
internal sealed class Crew
{
    /// <summary>The most members a crew can have.</summary>
    public const int MostMembers = 1024;

    private readonly List<Worker> _workers = [];
    private readonly Signal _meeting = new();
    private readonly Signal _end = new();
    private int _isTaken;
    private int _arrived;
    private int _unfinished;
    private ExceptionDispatchInfo? _failure;

    public static Crew Shared { get; } = new();

    /// <summary>Takes the crew, unless someone has it.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _isTaken, 1, 0) == 0;

    /// <summary>Gives it back.</summary>
    public void Release() => Volatile.Write(ref _isTaken, 0);

    /// <summary>
    /// Runs every member's share, the caller's as the first one's; returns when all are done. Only for who has taken the crew. Where the system gives
    /// no thread for so many, there are fewer.
    /// </summary>
    public void Run(Job job, int size)
    {
        int members = Hire(size - 1) + 1;
        (_failure, _arrived, _unfinished) = (null, 0, members);
        int end = _end.Value;
        for (int i = 1; i < members; i++)
        {
            _workers[i - 1].Give(job, new Member(this, i, members));
        }

        Work(job, new Member(this, 0, members));
        _end.AwaitChangeFrom(end);
        _failure?.Throw();
    }

    /// <summary>Does one member's share.</summary>
    public void Work(Job job, Member member)
    {
        try
        {
            job.Run(member);
        }
        catch (Exception e)
        {
            // Who waits for this member, or will, must not wait for ever; the caller gets what was thrown.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
            _meeting.Change();
        }

        if (Interlocked.Decrement(ref _unfinished) == 0)
        {
            _end.Change();
        }
    }

    /// <summary>Waits until all members of the present job have come here.</summary>
    /// <exception cref="OperationCanceledException">One of them failed, and will not come.</exception>
    public void Meet(int members)
    {
        int meeting = _meeting.Value;
        ThrowIfBroken();
        if (Interlocked.Increment(ref _arrived) == members)
        {
            _arrived = 0;
            _meeting.Change();
            return;
        }

        _meeting.AwaitChangeFrom(meeting);
        ThrowIfBroken();
    }

    private void ThrowIfBroken()
    {
        if (Volatile.Read(ref _failure) is not null)
        {
            throw new OperationCanceledException("Another thread of the same work failed.");
        }
    }

    /// <summary>How many workers there are of those wanted, after making what is missing.</summary>
    private int Hire(int wanted)
    {
        try
        {
            while (_workers.Count < wanted)
            {
                _workers.Add(new Worker(this, _workers.Count + 1));
            }
        }
        catch (OutOfMemoryException)
        {
            // What a thread that cannot be started throws.
        }

        return Math.Min(wanted, _workers.Count);
    }
}
