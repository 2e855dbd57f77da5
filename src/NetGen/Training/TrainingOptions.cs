using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace NetGen;

/// <summary>How <c>Fit</c> trains. Values are checked where they are set.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often the training data is gone through; at least 1, default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public int Epochs
    {
        get;
        init => field = AtLeast(1, value, "1");
    }

    = 10;

    /// <summary>Samples of one step; the last step of an epoch takes what is left. 0 means all of them: one step an epoch. Default 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public int BatchSize
    {
        get;
        init => field = AtLeast(0, value, "0 (all samples in one batch)");
    }

    = 32;

    /// <summary>The update rule; default <see cref="Adam"/> with its defaults.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public Optimizer Optimizer
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Optimizer));
    }

    = new Adam();

    /// <summary>Data the network is evaluated on after every epoch, and never trained on; default none.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Whether every epoch takes the samples in another order; default true. A batch of all samples keeps the data's order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Decides the order of the samples: same seed, same order, on every machine. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>Called after every epoch, on the training thread; default none. What it throws ends the training.</summary>
    public Action<EpochResult>? OnEpoch { get; init; }

    /// <summary>Ends the training before its next step, with an <see cref="OperationCanceledException"/>; the network keeps the steps done.</summary>
    public CancellationToken CancellationToken { get; init; }

    private static int AtLeast(int least, int value, string requirement, [CallerMemberName] string name = "") =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be at least {requirement}, but is {value}."));
}
