using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>The callbacks of one run, which has them to itself: copies of the options' callbacks, or those themselves until the run ends.</summary>
internal sealed class RunCallbacks
{
    private readonly Callback[] _callbacks;
    private int _claimed;
    private int _begun;
    private int _ended;

    public RunCallbacks(IReadOnlyList<Callback> callbacks)
    {
        _callbacks = new Callback[callbacks.Count + (TrainingMetrics.IsSupported ? 1 : 0)];
        for (int i = 0; i < callbacks.Count; i++)
        {
            _callbacks[i] = callbacks[i].ForRun() ?? throw new InvalidOperationException($"{callbacks[i].GetType()}.ForRun returned null.");
        }

        if (TrainingMetrics.IsSupported)
        {
            _callbacks[^1] = new TrainingMetrics.Publisher();
        }
    }

    /// <exception cref="InvalidOperationException">One of them is in use by another run.</exception>
    public void Claim()
    {
        try
        {
            foreach (Callback callback in _callbacks)
            {
                callback.Claim();
                _claimed++;
            }
        }
        catch
        {
            Release();
            throw;
        }
    }

    public void Release()
    {
        while (_claimed > 0)
        {
            _callbacks[--_claimed].Release();
        }
    }

    public void TrainBegin(TrainingContext training)
    {
        foreach (Callback callback in _callbacks)
        {
            callback.OnTrainBegin(training);
            _begun++;
        }

        foreach (Callback callback in _callbacks)
        {
            callback.OnTrainReady(training);
        }
    }

    public void EpochBegin(TrainingContext training)
    {
        foreach (Callback callback in _callbacks)
        {
            callback.OnEpochBegin(training);
        }
    }

    public void BatchEnd(TrainingContext training)
    {
        foreach (Callback callback in _callbacks)
        {
            callback.OnTrainBatchEnd(training);
        }
    }

    public void EpochEnd(TrainingContext training, EpochResult epoch)
    {
        foreach (Callback callback in _callbacks)
        {
            callback.OnEpochEnd(training, epoch);
        }
    }

    public void Progress(TrainingContext training, bool epochEnded)
    {
        foreach (Callback callback in _callbacks)
        {
            callback.OnProgress(training, epochEnded);
        }
    }

    public void TrainEnd(TrainingContext training)
    {
        foreach (Callback callback in _callbacks)
        {
            callback.OnTrainEnd(training);
            _ended++;
        }
    }

    /// <summary>Tells every callback, then throws what the first of those that failed has thrown.</summary>
    public void TrainCancelled(TrainingContext training)
    {
        ExceptionDispatchInfo? first = null;
        foreach (Callback callback in _callbacks)
        {
            try
            {
                callback.OnTrainCancelled(training);
            }
            catch (Exception exception)
            {
                first ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        first?.Throw();
    }

    public void TrainFailed(TrainingContext training, Exception exception)
    {
        for (int i = _ended; i < _begun; i++)
        {
            try
            {
                _callbacks[i].OnTrainFailed(training, exception);
            }
            catch (Exception)
            {
                // The exception that ended the training is the one to report.
            }
        }
    }

    public void Transfer(StateArchive archive)
    {
        var counts = new Dictionary<Type, int>();
        foreach (Callback callback in _callbacks)
        {
            Type type = callback.GetType();
            int number = counts[type] = counts.GetValueOrDefault(type) + 1;
            archive.Enter(FormattableString.Invariant($"callbacks/{type}{number}"));
            callback.Transfer(archive);
        }
    }
}
