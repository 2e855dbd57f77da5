using System;

namespace NetGen;

/// <summary>A training run as callbacks see it.</summary>
public abstract class TrainingContext
{
    private protected TrainingContext(NetworkInfo network, TrainingOptions options)
    {
        Network = network;
        Options = options;
    }

    /// <summary>The network that is trained.</summary>
    public NetworkInfo Network { get; }

    /// <summary>How it is trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>
    /// The run's learning rate; finite, 0 or more. A new value counts from the next step and for this run alone: the optimizer keeps its own.
    /// Where there is a <see cref="TrainingOptions.Schedule"/>, that sets it before every step.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite value, or NaN.</exception>
    public abstract double LearningRate { get; set; }

    /// <summary>The epoch, from 1; after the last one's end one more.</summary>
    public int Epoch { get; private protected set; } = 1;

    /// <summary>The epoch that is the last one, where nothing stops the run before; known from the first step on.</summary>
    public int LastEpoch { get; private protected set; }

    /// <summary>Steps of a whole epoch.</summary>
    public int StepsPerEpoch { get; private protected set; }

    /// <summary>Steps done in this epoch.</summary>
    public int Step { get; private protected set; }

    /// <summary>Steps done in the whole run, those before it was resumed counted.</summary>
    public long TotalSteps { get; private protected set; }

    /// <summary>The mean loss of the last step's samples, before the step, in training mode; NaN before the first step.</summary>
    public double StepLoss { get; private protected set; } = double.NaN;

    /// <summary>Whether the run ends with this step or epoch.</summary>
    public bool IsStopping { get; private protected set; }

    /// <summary>Ends the run after this step, or after this epoch where one has just ended; <c>Fit</c> returns as usual.</summary>
    public void Stop() => IsStopping = true;

    /// <summary>Saves the network as it is; its own <c>Load</c> reads the file.</summary>
    /// <param name="path">The file; replaced whole or not at all.</param>
    /// <exception cref="System.IO.IOException">The folder is missing (<see cref="System.IO.DirectoryNotFoundException"/>), or the disk is
    /// full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public abstract void Save(string path);

    /// <summary>Whether the run has been set up, and resumed where there was a checkpoint.</summary>
    internal bool IsReady { get; private protected set; }

    internal abstract WeightsSnapshot CreateSnapshot();

    internal abstract void SaveCheckpoint(string path);

    internal abstract void Resume(string path);

    /// <summary>Sets the run to a place in another run of its kind.</summary>
    internal abstract void GoOnFrom(RunPosition position);

    /// <summary>Where the run stands, with the tensors as they are.</summary>
    internal abstract RunPosition Position();

    /// <summary>The same place, once callbacks may have replaced tensors.</summary>
    internal abstract RunPosition AtCallEnd(RunPosition position);
}
