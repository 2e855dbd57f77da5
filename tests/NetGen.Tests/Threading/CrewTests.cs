using System;
using System.Linq;
using System.Threading;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Threading;

[Collection(nameof(ThreadedNetworkTests))]
public class CrewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void EveryThingIsSomebodysOnce(int size)
    {
        var crew = new Crew();
        foreach ((int count, int unit) in new[] { (0, 1), (1, 1), (1, 4), (7, 4), (8, 4), (131, 1), (1000, 4) })
        {
            var taken = new int[count];
            crew.Run(new Work(member =>
            {
                nint first = member.First(count, unit);
                Assert.True(first % unit == 0 || first == count);
                for (nint i = first; i < member.End(count, unit); i++)
                {
                    Interlocked.Increment(ref taken[i]);
                }
            }), size);
            Assert.All(taken, t => Assert.Equal(1, t));
        }
    }

    /// <summary>Nobody goes on before all have come, however often they meet.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void AMeetingWaitsForAll(int size)
    {
        const int Barriers = 200;
        var crew = new Crew();
        var come = new int[Barriers];
        int early = 0;
        crew.Run(new Work(member =>
        {
            for (int i = 0; i < Barriers; i++)
            {
                Interlocked.Increment(ref come[i]);
                member.Wait();
                Interlocked.Add(ref early, Volatile.Read(ref come[i]) == size ? 0 : 1);
            }
        }), size);
        Assert.Equal(0, early);
    }

    /// <summary>Jobs of changing sizes, with threads that are not needed for some, and pauses in which they fall asleep.</summary>
    [Fact]
    public void JobsFollowEachOther()
    {
        var crew = new Crew();
        for (int i = 0; i < 300; i++)
        {
            int done = 0;
            int size = 1 + (i % 4);
            crew.Run(new Work(_ => Interlocked.Increment(ref done)), size);
            Assert.Equal(size, done);
            if (i % 50 == 0)
            {
                Thread.Sleep(2);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void WhatAMemberThrowsTheCallerGets(int thrower)
    {
        var crew = new Crew();
        int at = -1;
        var work = new Work(_ =>
        {
            if (Interlocked.Increment(ref at) == thrower)
            {
                throw new InvalidOperationException("no");
            }
        });
        Assert.Equal("no", Assert.Throws<InvalidOperationException>(() => crew.Run(work, 2)).Message);
        at = 5;
        crew.Run(work, 2);
    }

    /// <summary>Jobs of 3 and of 2 members in turn, many more threads than processors: who is late for the end of one job must not count in the
    /// next.</summary>
    [Fact]
    public void SizesMayChangeFromJobToJob()
    {
        var crew = new Crew();
        for (int i = 0; i < 3000; i++)
        {
            int done = 0;
            int size = 2 + (i % 3);
            crew.Run(new Work(member =>
            {
                member.Wait();
                Interlocked.Increment(ref done);
                member.Wait();
            }), size);
            Assert.Equal(size, done);
        }
    }

    /// <summary>The others would wait for it at the next meeting.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void AMemberMayFailBeforeAMeeting(int failing)
    {
        var crew = new Crew();
        for (int i = 0; i < 100; i++)
        {
            var work = new Work(member =>
            {
                member.Wait();
                if (member.First(3, 1) == failing)
                {
                    throw new InvalidOperationException("no");
                }

                member.Wait();
                member.Wait();
            });
            Assert.Equal("no", Assert.Throws<InvalidOperationException>(() => crew.Run(work, 3)).Message);
        }

        int done = 0;
        crew.Run(new Work(_ => Interlocked.Increment(ref done)), 3);
        Assert.Equal(3, done);
    }

    /// <summary>The memory the others work on must stay where it is, so the caller stays too, and is interrupted afterwards.</summary>
    [Fact]
    public void AnInterruptedCallerWaitsForTheOthers()
    {
        using var begun = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        int done = 0;
        int doneAtReturn = 0;
        bool interrupted = false;
        var caller = new Thread(() =>
        {
            new Crew().Run(new Work(member =>
            {
                if (!member.IsFirst)
                {
                    begun.Set();
                    goOn.Wait();
                }

                Interlocked.Increment(ref done);
            }), 2);
            doneAtReturn = done;
            try
            {
                Thread.Sleep(1000);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        });
        caller.Start();
        begun.Wait();
        caller.Interrupt();
        goOn.Set();
        caller.Join();
        Assert.Equal(2, doneAtReturn);
        Assert.True(interrupted);
    }

    [Fact]
    public void ACrewThatIsTakenIsNotTakenAgain()
    {
        var crew = new Crew();
        Assert.True(crew.TryTake());
        Assert.False(crew.TryTake());
        crew.Release();
        Assert.True(crew.TryTake());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void TheNumberOfThreadsIsChecked(int threads) =>
        Assert.StartsWith($"MaxThreads must be from 1 to 1024, but is {threads}.", Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.MaxThreads = threads).Message, StringComparison.Ordinal);

    [Fact]
    public void SmallWorkStaysOnOneThread()
    {
        using var threads = new ThreadLimit(8);
        Assert.Equal([1, 1, 2, 8], new[] { 0, 1_999_999, 2_000_000, 1_000_000_000 }.Select(w => Team.SizeFor(w)));
    }

    private sealed class Work(Action<Member> share) : Job
    {
        public override void Run(Member member) => share(member);
    }
}
