using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>
/// The gradient of the mean loss by every trained tensor, with the scratch a training step works in. One per thread of use;
/// made by a network's <c>CreateGradients</c>, reused from step to step without allocation.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Gradients<T> : IStateful
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _values;
    private readonly BatchWeights<T> _weights = new();
    private AlignedBuffer<T> _scratch = new(0);
    private bool _hasUpdates;

    /// <summary>Called by generated code.</summary>
    /// <param name="info">The network.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Gradients(NetworkInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        Info = info;
        _values = new AlignedBuffer<T>(info.UpdatedLength);
    }

    internal AlignedBuffer<T>[] Buffers => [_values, _scratch];

    /// <summary>The network these gradients belong to.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The seed of what is random in training, such as dropout; <c>Fit</c> sets it from its options.</summary>
    public int Seed { get; set; }

    /// <summary>The number of the next step: the same seed and step draw the same random numbers.</summary>
    public long Step { get; set; }

    /// <summary>
    /// The state of a recurrent network before the next batch, <c>[n][StateSize]</c>, in the caller's memory: <c>ComputeGradients</c> begins with it
    /// and leaves there the state after the batch, so that the next batch goes on where this one ended (truncated backpropagation through time: no
    /// gradient goes back to earlier batches). Where the loss is not finite, it stays as it was. A stream's state is laid out alike. Empty, as at
    /// first: every batch begins with zeros.
    /// </summary>
    /// <exception cref="ArgumentException">A network that carries no state: it has no recurrent layer, or <c>PredictNext</c> is not for it, or it has a
    /// causal convolution.</exception>
    public Memory<T> State
    {
        get;
        set => field = value.IsEmpty || Info.State is not null ? value : throw Info.CarriesNoState(nameof(value));
    }

    /// <summary>The flat gradient buffer, laid out as the parameters' trained part; padding is zero.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Values => _values.Span[..Info.TrainableLength];

    /// <summary>What the step wants the updated buffers, such as running statistics, to become; laid out as they are in the parameters. Empty where
    /// there are none.</summary>
    internal Span<T> Updates => _values.Span[Info.TrainableLength..];

    /// <summary>
    /// Weighs the samples of the following batches: their mean loss is then Σ wᵢ·ℓᵢ / Σ wᵢ, as PyTorch's cross-entropy with class weights has it.
    /// Where all of a batch's weights are 0, loss and gradient are 0.
    /// </summary>
    /// <param name="weights">One for each sample of the batch, finite and at least 0; empty weighs all alike again.</param>
    /// <exception cref="ArgumentException">A weight that is negative or not finite.</exception>
    public void WeighSamples(ReadOnlySpan<T> weights) => _weights.Take(weights);

    /// <summary>The samples' weights, scaled to a mean of 1; empty where there are none.</summary>
    /// <param name="samples">The size of the batch.</param>
    /// <exception cref="ArgumentException">Weights for another number of samples.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<T> SampleWeights(int samples) => _weights.Of(samples);

    /// <summary>How many rows of its outputs the last batch's loss was the mean over, where not all count; else null.</summary>
    internal double? Count { get; private set; }

    /// <summary>Called by generated code of a network whose loss leaves out rows.</summary>
    /// <param name="rows">How many counted.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SetCount(T rows) => Count = double.CreateTruncating(rows);

    /// <summary>Whether samples have weights of their own.</summary>
    internal bool AreWeighed => _weights.IsGiven;

    /// <summary>Called by generated code of a network that carries its state, before a batch.</summary>
    /// <exception cref="ArgumentException"><see cref="State"/> is of another number of samples.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void BeginState(int samples, Span<T> scratch) => Info.State?.Begin<T>(samples, State.Span, scratch);

    /// <summary>The same after it: where the loss is not finite, the state stays as it was.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndState(int samples, T loss, Span<T> scratch) => Info.State?.End<T>(samples, scratch, T.IsFinite(loss) ? State.Span : []);

    void IStateful.ResetState(long length)
    {
        State = State.Length == length ? State
            : length <= AlignedBuffer<T>.MaxLength ? new T[length]
            : throw new ArgumentException($"The states of a batch have {length} numbers, but can have {AlignedBuffer<T>.MaxLength}: use smaller batches.");
        State.Span.Clear();
    }

    /// <summary>Copies a tensor's gradient out, in logical row-major order.</summary>
    /// <param name="name">The name of a trained tensor.</param>
    /// <param name="destination">Exactly as long as the tensor.</param>
    /// <exception cref="ArgumentException">No such tensor, a tensor that is not trained, or another length.</exception>
    public void ReadTensor(string name, Span<T> destination)
    {
        TensorInfo tensor = Info.Tensor(name);
        if (tensor.Kind != TensorKind.Parameter)
        {
            throw new ArgumentException($"'{name}' is not trained, so it has no gradient.", nameof(name));
        }

        Guard.TensorLength(tensor, destination.Length, nameof(destination));
        tensor.Layout.Read(Values, tensor.Rows, tensor.Columns, destination);
    }

    /// <summary>
    /// Gives the network's buffers, such as the running statistics of <c>BatchNorm</c>, the values that follow from the last
    /// <c>ComputeGradients</c> into these gradients: the second half of a training step, beside the optimizer's. <c>Fit</c> does it; a loop of your
    /// own calls it once after every <c>ComputeGradients</c> that is to count, on one thread at a time. Does nothing for a network without such
    /// buffers, or when called again. Allocates nothing.
    /// </summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <param name="network">The network the gradients were computed with. A prediction running meanwhile may see some of the new values.</param>
    /// <exception cref="ArgumentException">The gradients were made by another network.</exception>
    public void UpdateBuffers<TSelf>(ITrainableNetwork<TSelf, T> network)
        where TSelf : class, ITrainableNetwork<TSelf, T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Parameters<T> parameters = network.Parameters;
        if (!ReferenceEquals(parameters.Info, Info))
        {
            throw new ArgumentException(
                $"These gradients come from {Info.Name}.CreateGradients, so they cannot update {parameters.Info.Name}.", nameof(network));
        }

        if (_hasUpdates)
        {
            Updates.CopyTo(parameters.Updated);
            _hasUpdates = false;
        }
    }

    /// <summary>Copies the next value of a buffer out; zeros for one that is not updated.</summary>
    internal void ReadUpdate(string name, Span<T> destination)
    {
        TensorInfo tensor = Info.Tensor(name);
        destination.Clear();
        if (tensor.Kind == TensorKind.Buffer && tensor.Layout.Offset < Info.UpdatedLength)
        {
            tensor.Layout.Read(_values.Span, tensor.Rows, tensor.Columns, destination);
        }
    }

    /// <summary>The gradients and, behind them, the new values of buffers, both laid out as the parameters; called by a step that writes
    /// both.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> BeginUpdates()
    {
        _hasUpdates = true;
        return _values.Span;
    }

    /// <summary>What this step's random numbers follow from; counts the step.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StepKey NextStep() => new(Seed, Step++);

    /// <summary>Scratch on a 64-byte boundary; kept and reused. Zeroed when it grows.</summary>
    /// <param name="samples">The size of the batch.</param>
    /// <param name="perSample">Elements for each sample.</param>
    /// <param name="constant">Elements whatever the batch.</param>
    /// <exception cref="ArgumentException">More elements than an array can have, or fewer samples than the network's statistics need.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Scratch(int samples, int perSample, int constant)
    {
        if (samples < Info.LeastTrainingBatch)
        {
            throw Info.BatchTooSmall($"inputs has {samples}", "inputs");
        }

        long wanted = ((long)samples * perSample) + constant;
        if (wanted > AlignedBuffer<T>.MaxLength)
        {
            throw new ArgumentException(
                $"A batch of {samples} samples is too large: {Info.Name} can take {(AlignedBuffer<T>.MaxLength - constant) / perSample} at once. Use smaller batches.", "inputs");
        }

        int length = (int)wanted;
        if (_scratch.Length < length)
        {
            _scratch = new AlignedBuffer<T>(length);
        }

        return _scratch.Span[..length];
    }
}
