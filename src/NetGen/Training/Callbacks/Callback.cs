using System;
using System.Threading;

namespace NetGen;

/// <summary>
/// Something that watches a training run and may act on it. Derive from it and override what you need; methods are called on the training thread, in
/// the order of <see cref="TrainingOptions.Callbacks"/>, and what they throw ends the training. Names are Keras's.
/// </summary>
public abstract class Callback
{
    private int _isInUse;

    /// <summary>
    /// The callback that one run uses in this one's place; this one itself unless overridden, and then it serves one run at a time: a second run at
    /// the same time is refused. Override it to return a new callback with the same options, and one <see cref="TrainingOptions"/> serves several
    /// runs at once.
    /// </summary>
    protected internal virtual Callback ForRun() => this;

    /// <summary>Before the first step. Forgets what an earlier run left, so that one callback may serve several runs, one after the other.</summary>
    /// <param name="training">The run.</param>
    public virtual void OnTrainBegin(TrainingContext training)
    {
    }

    /// <summary>Before the first step of an epoch; not again when a run is resumed in the middle of one.</summary>
    /// <param name="training">The run.</param>
    public virtual void OnEpochBegin(TrainingContext training)
    {
    }

    /// <summary>After every step. Called often, so it should not allocate.</summary>
    /// <param name="training">The run.</param>
    public virtual void OnTrainBatchEnd(TrainingContext training)
    {
    }

    /// <summary>After every epoch and its validation, and after <see cref="TrainingOptions.OnEpoch"/>.</summary>
    /// <param name="training">The run.</param>
    /// <param name="epoch">What came out.</param>
    public virtual void OnEpochEnd(TrainingContext training, EpochResult epoch)
    {
    }

    /// <summary>After the last epoch, whether it was the last one planned or training was stopped; not after an exception.</summary>
    /// <param name="training">The run.</param>
    public virtual void OnTrainEnd(TrainingContext training)
    {
    }

    /// <summary>
    /// Before <c>Fit</c> throws <see cref="OperationCanceledException"/>, between two steps. Every callback is told, also where one before it throws;
    /// <c>Fit</c> then throws the first such exception instead.
    /// </summary>
    /// <param name="training">The run.</param>
    public virtual void OnTrainCancelled(TrainingContext training)
    {
    }

    /// <summary>
    /// Before <c>Fit</c> throws an exception: training met NaN or infinity, was cancelled (then after every callback's
    /// <see cref="OnTrainCancelled"/>), or a callback or <see cref="TrainingOptions.OnEpoch"/> threw. Called where this callback's
    /// <see cref="OnTrainBegin"/> has returned and its <see cref="OnTrainEnd"/> has not. <c>Fit</c> throws that exception whatever this method does:
    /// one that it throws itself is dropped.
    /// </summary>
    /// <param name="training">The run.</param>
    /// <param name="exception">What <c>Fit</c> throws.</param>
    public virtual void OnTrainFailed(TrainingContext training, Exception exception)
    {
    }

    /// <summary>Writes what later calls depend on into a checkpoint, or reads it back, after <see cref="OnTrainBegin"/>; nothing unless
    /// overridden.</summary>
    /// <param name="archive">The checkpoint.</param>
    public virtual void Transfer(StateArchive archive)
    {
    }

    /// <summary>After every callback's <see cref="OnTrainBegin"/>: the run may be set to where another one stopped.</summary>
    internal virtual void OnTrainReady(TrainingContext training)
    {
    }

    /// <summary>After a step or an epoch of which every callback has heard, so that their state is of one moment.</summary>
    internal virtual void OnProgress(TrainingContext training, bool epochEnded)
    {
    }

    /// <summary>Takes the callback for one run.</summary>
    /// <exception cref="InvalidOperationException">It is in use.</exception>
    internal virtual void Claim()
    {
        if (Interlocked.Exchange(ref _isInUse, 1) != 0)
        {
            throw new InvalidOperationException(
                $"{GetType()} is in use: another training run with this callback has not ended, or it is in TrainingOptions.Callbacks twice. "
                + "Give every run a callback of its own, or override ForRun to return a new one.");
        }
    }

    /// <summary>Gives it back; called only after <see cref="Claim"/> has returned.</summary>
    internal virtual void Release() => Volatile.Write(ref _isInUse, 0);
}
