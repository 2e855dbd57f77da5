using System.Threading;

namespace NetGen;

/// <summary>A number some threads wait to see changed: they spin a little, since the change is mostly close, and then sleep. Waiting cannot be
/// interrupted.</summary>
internal sealed class Signal
{
    /// <summary>Turns of a wait before it sleeps: some tens of microseconds, as long as a gap between two training steps.</summary>
    private const int Spins = 2000;

    private readonly object _gate = new();
    private int _value;
    private int _sleepers;

    public int Value => Volatile.Read(ref _value);

    /// <summary>Changes the number and wakes who waits for it.</summary>
    public void Change()
    {
        Interlocked.Increment(ref _value);
        if (Volatile.Read(ref _sleepers) > 0)
        {
            Enter();
            Monitor.PulseAll(_gate);
            Monitor.Exit(_gate);
        }
    }

    /// <summary>Returns as soon as the number is no longer <paramref name="value"/>.</summary>
    public void AwaitChangeFrom(int value)
    {
        for (int i = 0; i < Spins; i++)
        {
            if (Value != value)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        Enter();
        Interlocked.Increment(ref _sleepers);
        bool interrupted = false;
        while (Value == value)
        {
            try
            {
                Monitor.Wait(_gate);
            }
            catch (ThreadInterruptedException)
            {
                // Others work on memory that this thread must keep in place.
                interrupted = true;
            }
        }

        Interlocked.Decrement(ref _sleepers);
        Monitor.Exit(_gate);
        if (interrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    private void Enter()
    {
        bool interrupted = false;
        while (true)
        {
            try
            {
                Monitor.Enter(_gate);
                break;
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }

        if (interrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
