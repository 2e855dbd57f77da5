using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>
/// The gradient of the mean loss by every trained tensor, with the scratch a training step works in. One per thread of use;
/// made by a network's <c>CreateGradients</c>, reused from step to step without allocation.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Gradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _values;
    private AlignedBuffer<T> _scratch = new(0);

    /// <summary>Called by generated code.</summary>
    /// <param name="info">The network.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Gradients(NetworkInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        Info = info;
        _values = new AlignedBuffer<T>(info.TrainableLength);
    }

    /// <summary>The network these gradients belong to.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The seed of what is random in training, such as dropout; <c>Fit</c> sets it from its options.</summary>
    public int Seed { get; set; }

    /// <summary>The number of the next step: the same seed and step draw the same random numbers.</summary>
    public long Step { get; set; }

    /// <summary>The flat gradient buffer, laid out as the parameters' trained part; padding is zero.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Values => _values.Span;

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

    /// <summary>What this step's random numbers follow from; counts the step.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StepKey NextStep() => new(Seed, Step++);

    /// <summary>Scratch on a 64-byte boundary; kept and reused. Zeroed when it grows.</summary>
    /// <param name="samples">The size of the batch.</param>
    /// <param name="perSample">Elements for each sample.</param>
    /// <param name="constant">Elements whatever the batch.</param>
    /// <exception cref="ArgumentException">More elements than an array can have.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Scratch(int samples, int perSample, int constant)
    {
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
