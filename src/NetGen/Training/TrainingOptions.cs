using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace NetGen;

/// <summary>
/// How <c>Fit</c> trains. Values are checked where they are set. No run changes them, so one object may serve several runs at once, folds in parallel
/// for one; each run has its own learning rate, and its own copy of a callback or the callback to itself (<see cref="Callback.ForRun"/>). A
/// <see cref="State"/> alone is changed, and serves one run at a time.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>How often the training data is gone through; at least 1, default 10. Without a <see cref="State"/> a call of <c>Fit</c> counts its
    /// epochs from 1, so one epoch a call, in a loop, takes the same order of samples every time; with one these are the further epochs of this
    /// call.</summary>
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

    /// <summary>How the learning rate changes while the network is trained; default null: it stays the optimizer's own.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>
    /// Batches of one step: their gradients are gathered before the parameters change, as if they were one batch of that many times
    /// <see cref="BatchSize"/> samples (but for rounding, and for layers that look across a batch). At least 1, default 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 1.</exception>
    public int AccumulationSteps
    {
        get;
        init => field = AtLeast(1, value, "1");
    }

    = 1;

    /// <summary>Every element of the gradient is brought into −ClipValue to ClipValue, before <see cref="ClipNorm"/>; above 0, default null: none is.
    /// PyTorch's <c>clip_grad_value_</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0, a negative or infinite number, or NaN.</exception>
    public double? ClipValue
    {
        get;
        init => field = value is { } number ? Optimizer.Positive(number, nameof(ClipValue)) : null;
    }

    /// <summary>Where the gradient of all tensors together is longer than this in the Euclidean norm, it is shortened to it: g ← g·ClipNorm / (‖g‖ +
    /// 10⁻⁶). Above 0, default null: it is not. PyTorch's <c>clip_grad_norm_</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0, a negative or infinite number, or NaN.</exception>
    public double? ClipNorm
    {
        get;
        init => field = value is { } number ? Optimizer.Positive(number, nameof(ClipNorm)) : null;
    }

    /// <summary>λ of an L1 penalty λ·Σ|θ|, whose derivative λ·sign(θ) joins the gradient before it is clipped; the losses reported leave it out.
    /// At least 0, default 0. For L2 see the optimizers' weight decay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite number, or NaN.</exception>
    public double L1
    {
        get;
        init => field = Optimizer.NonNegative(value, nameof(L1));
    }

    /// <summary>Whether the optimizer's weight decay and <see cref="L1"/> act on biases and on the tensors of normalisation layers too; default true,
    /// as in PyTorch without parameter groups.</summary>
    public bool DecayBiasesAndNorms { get; init; } = true;

    /// <summary>What watches the training, called in this order; default none.</summary>
    /// <exception cref="ArgumentNullException">Null, or a callback that is null.</exception>
    public IReadOnlyList<Callback> Callbacks
    {
        get;
        init => field = Present(value);
    }

    = [];

    /// <summary>
    /// The weight of every row of the training data in the mean loss: Σ wᵢ·ℓᵢ / Σ wᵢ over each batch, as in PyTorch, so that only their ratio
    /// matters. <c>[n]</c>, finite, at least 0, not all of them 0; default null: all alike. Validation is not weighted.
    /// </summary>
    public IReadOnlyList<double>? SampleWeights { get; init; }

    /// <summary>
    /// The weight of every row by its class, as <see cref="SampleWeights"/>, with which it is multiplied: one for each class, in the order of
    /// <see cref="Dataset.Classes"/>; of two classes in one target, that of 0 (or −1) first; of class indices one for each output, as in
    /// PyTorch. <see cref="ClassWeight"/> computes some. Refused where a row has several classes. With label smoothing a row's weight multiplies
    /// its whole smoothed loss; PyTorch weights each class's part of it. Default null: all alike.
    /// </summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>
    /// The weight of the positive targets of each output in binary cross-entropy: −(p·t·log y + (1 − t)·log(1 − y)), PyTorch's <c>pos_weight</c>. One
    /// for each output along the last axis, finite, at least 0; <see cref="PositiveWeight.Balanced"/> computes some. <c>Fit</c> writes them into the
    /// network's tensor <c>pos_weight</c>, which validation and <c>Evaluate</c> use too and files keep. Default null: the tensor stays as it is. For
    /// networks declared with <c>positiveWeights: true</c>.
    /// </summary>
    public IReadOnlyList<double>? PositiveWeights { get; init; }

    /// <summary>
    /// ε of label smoothing: the network is trained on the targets t·(1 − ε) + ε/K, where K is the number of classes, for cross-entropy that of the
    /// last axis (PyTorch's <c>label_smoothing</c>), for binary cross-entropy 2 (as in Keras). At least 0 and below 1, default 0. Validation is not
    /// smoothed. For <see cref="ClassWeights"/> the class is that before smoothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 0, 1 or more, or NaN.</exception>
    public double LabelSmoothing
    {
        get;
        init => field = Optimizer.DecayRate(value, nameof(LabelSmoothing));
    }

    /// <summary>
    /// Where the run stands: <c>Fit</c> goes on from it, and leaves in it where it ended. Default null: every call starts anew. With a state
    /// <see cref="Epochs"/> counts the epochs of each call, while epochs and steps are numbered on: a <see cref="Schedule"/> goes on along its own
    /// duration, whatever the number of calls, and the history is that of all calls. The options must be those of the calls before, but for
    /// <see cref="Epochs"/>, <see cref="OnEpoch"/> and the token, and the same tensors must be frozen: <c>Freeze</c> and <c>Unfreeze</c> between two
    /// calls are refused. Between two epochs the data may change, with <see cref="SampleWeights"/>, <see cref="ClassWeights"/> and
    /// <see cref="Validation"/>; within an epoch, after a cancellation, they may not.
    /// </summary>
    public TrainingState? State { get; init; }

    /// <summary>Data the network is evaluated on after every epoch, and never trained on; default none.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Whether every epoch takes the samples in another order; default true. A batch of all samples keeps the data's order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Whether recurrent layers go on with the state that the same row of the batch before has left (truncated backpropagation through time); default
    /// false: every sample begins with zeros. The data's rows must be successive parts of one sequence without overlap, as <c>Dataset.FromTokens</c>
    /// cuts them by default; not interleaved as for Keras's <c>stateful</c>, and not shuffled or split at random. The n rows are cut into
    /// <see cref="BatchSize"/> runs of L = ⌊n / BatchSize⌋, at least 2: row r of batch b is row r·L + b of the data, rows left over are not trained
    /// on, and <see cref="Shuffle"/> has no effect. Several sequences of L rows each are trained with as many rows a batch. Each epoch begins with
    /// zeros, and so does each sample of the validation data.
    /// </summary>
    public bool CarryState
    {
        get => Carrying is not null;
        init => Carrying = value ? StateCarrying.Instance : null;
    }

    internal IStateCarrying? Carrying { get; private init; }

    /// <summary>Decides, with the epoch's number, the order of the samples and what is random in training, such as the masks of dropout: same seed,
    /// same order, on every machine. Without a <see cref="State"/> every call of <c>Fit</c> begins with epoch 1, so calls with the same seed repeat
    /// the same orders and masks. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Called after every epoch, on the training thread; default none. What it throws ends the training. Several runs at once call it at once.
    /// </summary>
    public Action<EpochResult>? OnEpoch { get; init; }

    /// <summary>Ends the training before its next step, with an <see cref="OperationCanceledException"/>; the network keeps the steps done,
    /// unless <see cref="EarlyStopping"/> restores its best weights.</summary>
    public CancellationToken CancellationToken { get; init; }

    private static Callback[] Present(IReadOnlyList<Callback> callbacks)
    {
        ArgumentNullException.ThrowIfNull(callbacks, nameof(Callbacks));
        Callback[] copy = [.. callbacks];
        foreach (Callback callback in copy)
        {
            ArgumentNullException.ThrowIfNull(callback, nameof(Callbacks));
        }

        return copy;
    }

    private static int AtLeast(int least, int value, string requirement, [CallerMemberName] string name = "") =>
        value >= least
            ? value
            : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be at least {requirement}, but is {value}."));
}
