using System;
using System.Threading;

namespace NetGen;

/// <summary>
/// Where a training run stands between two calls of <c>Fit</c>, in memory: set in <see cref="TrainingOptions.State"/>, it makes the next call go on
/// where the last one ended. Calls of one epoch each then give the same bits as one call of all epochs. It holds the optimizer's state, the learning
/// rate, the position of schedule, shuffling, dropout and noise, a carried state, the callbacks' state and the history.
/// <see cref="BackupAndRestore"/> keeps a run in a file.
/// </summary>
/// <remarks>
/// The network's tensors are not part of it: a call goes on from the tensors as they are, so they may be changed between two calls. There is one
/// exception: tensors that a callback replaced as the call ended, as <see cref="EarlyStopping.RestoreBestWeights"/> does, are set back to those of
/// the last step, unless they were changed since.
/// After a cancellation the state is that of the last step done, and the next call ends the epoch. After any other exception it is as before the
/// call, though the network may have taken further steps. Serves one run at a time; <see cref="Copy"/> makes another.
/// </remarks>
public sealed class TrainingState : IRunState
{
    private int _isInUse;
    private RunPosition? _position;
    private RunPosition? _reached;

    /// <summary>Epochs done in all calls; 0 before the first.</summary>
    public int Epochs => Volatile.Read(ref _position)?.Epochs ?? 0;

    /// <summary>Steps done in all calls.</summary>
    public long TotalSteps => Volatile.Read(ref _position)?.TotalSteps ?? 0;

    /// <summary>Whether a callback has ended the run, as <see cref="EarlyStopping"/> does; further calls then train nothing.</summary>
    public bool IsStopped => Volatile.Read(ref _position)?.IsStopped ?? false;

    /// <summary>A second state that stands at the same place: to come back to it, or to go on from it in two ways.</summary>
    public TrainingState Copy() => new() { _position = Volatile.Read(ref _position) };

    void IRunState.Claim()
    {
        if (Interlocked.Exchange(ref _isInUse, 1) != 0)
        {
            throw new InvalidOperationException(
                "TrainingOptions.State is in use: another training run with it has not ended. "
                + "Give every run a TrainingState of its own, or a Copy().");
        }
    }

    void IRunState.Release()
    {
        _reached = null;
        Volatile.Write(ref _isInUse, 0);
    }

    void IRunState.Take(TrainingContext training)
    {
        if (_position is null)
        {
            // So that an optimizer that cannot be written is refused before the training, not after it.
            training.Position();
            return;
        }

        try
        {
            training.GoOnFrom(_position);
        }
        catch (SafetensorsException exception)
        {
            throw new ArgumentException($"{exception.Message} Set a new TrainingState to start anew.", "options", exception);
        }
    }

    void IRunState.Reach(TrainingContext training) => _reached = training.Position();

    void IRunState.Keep(TrainingContext training)
    {
        if (_reached is not null)
        {
            Volatile.Write(ref _position, training.AtCallEnd(_reached));
        }
    }
}
