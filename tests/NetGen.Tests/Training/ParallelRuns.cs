using System;
using System.Threading;

namespace NetGen.Tests.Training;

/// <summary>
/// Several runs in step: none begins its next step before all have done theirs, so that what they share is used by turns. Each starts some steps
/// after the one before it, when that has changed what a run changes.
/// </summary>
internal static class ParallelRuns
{
    private const int StepsBetweenStarts = 3;

    /// <summary>Runs each on a thread of its own, with a callback that waits for the others.</summary>
    public static T[] Run<T>(int count, Func<int, Callback, T> run)
    {
        var results = new T[count];
        var failures = new Exception?[count];
        using var steps = new Barrier(count);
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++)
        {
            int index = i;
            threads[i] = new Thread(() =>
            {
                try
                {
                    for (int step = 0; step < index * StepsBetweenStarts; step++)
                    {
                        steps.SignalAndWait();
                    }

                    results[index] = run(index, new Listener { BatchEnd = _ => steps.SignalAndWait() });
                }
                catch (Exception exception)
                {
                    failures[index] = exception;
                }
                finally
                {
                    steps.RemoveParticipant();
                }
            });
            threads[i].Start();
        }

        Array.ForEach(threads, thread => thread.Join());
        return Array.Find(failures, failure => failure is not null) is { } first ? throw new AggregateException(first) : results;
    }
}
