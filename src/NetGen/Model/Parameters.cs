using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>All tensors of one network in one flat, aligned buffer: the trained ones first, then the buffers.</summary>
/// <typeparam name="T">The number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Parameters<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _storage;
    private readonly FoldedTensors<T>? _folded;
    private readonly int _length;

    /// <summary>Allocates the tensors and initialises them as declared.</summary>
    /// <param name="info">The network.</param>
    /// <param name="seed">Same seed, same bits, on every machine.</param>
    public Parameters(NetworkInfo info, int seed)
    {
        ArgumentNullException.ThrowIfNull(info);
        Info = info;
        Frozen = new FrozenTensors<T>(info);
        _length = info.StorageLength;
        _storage = new AlignedBuffer<T>(info.StorageLength + info.FoldedLength);
        _folded = info.Folded.IsEmpty ? null : new FoldedTensors<T>(info, _storage);
        ParameterInitialization.Fill(this, seed);
    }

    internal AlignedBuffer<T> Buffer => _storage;

    /// <summary>The trained tensors that training leaves as they are.</summary>
    internal FrozenTensors<T> Frozen { get; }

    /// <summary>The network.</summary>
    public NetworkInfo Info { get; }

    /// <summary>All stored tensors, in the planner's layout. Take it, or <see cref="Trainable"/>, anew for each change: networks with folded norms
    /// compute these again for the evaluation that follows.</summary>
    public Span<T> Storage
    {
        get
        {
            _folded?.Expire();
            return _storage.First(_length);
        }
    }

    /// <summary>The same for who only looks; not evaluation mode, see <see cref="Folded"/>.</summary>
    public ReadOnlySpan<T> Values => _storage.First(_length);

    /// <summary>The stored tensors and behind them, current, what evaluation mode reads of folded norms. Thread-safe while nobody writes; allocates
    /// nothing.</summary>
    public ReadOnlySpan<T> Folded
    {
        get
        {
            _folded?.Compute();
            return _storage.Span;
        }
    }

    /// <summary>The trained part, what optimizers loop over; padding is zero and stays zero.</summary>
    public Span<T> Trainable => Storage[..Info.TrainableLength];

    /// <summary>The buffers that training steps update, right behind the trained part.</summary>
    internal Span<T> Updated => Storage[Info.TrainableLength..Info.UpdatedLength];

    /// <summary>Names and classes of the data the network was last trained on; null where there was none, or the tensors came from a file
    /// since.</summary>
    internal DatasetNames? TrainedOn { get; private set; }

    /// <summary>Names of the features its <c>Normalize</c> layers were fitted to; null as for <see cref="TrainedOn"/>.</summary>
    internal DatasetNames? AdaptedTo { get; private set; }

    internal void RememberTraining(Dataset train) => TrainedOn = DatasetNames.Of(train, $"the data {Info.Name} was trained on");

    internal void RememberAdapting(Dataset dataset) => AdaptedTo = DatasetNames.Of(dataset, $"the data {Info.Name} was adapted to");

    /// <summary>The tensors are another network's now.</summary>
    internal void ForgetData() => (TrainedOn, AdaptedTo) = (null, null);

    /// <summary>Leaves trained tensors as they are in <c>Fit</c> and <c>Step</c>: neither gradients nor weight decay change them.</summary>
    /// <param name="pattern">A tensor's name; <c>*</c> stands for any characters.</param>
    /// <exception cref="ArgumentException">No trained tensor's name matches.</exception>
    public void Freeze(string pattern) => Frozen.Change(pattern, freeze: true);

    /// <summary>Trains tensors again that were frozen.</summary>
    /// <param name="pattern">A tensor's name; <c>*</c> stands for any characters.</param>
    /// <exception cref="ArgumentException">No trained tensor's name matches.</exception>
    public void Unfreeze(string pattern) => Frozen.Change(pattern, freeze: false);

    /// <summary>Begins an update that must not see frozen tensors; <see cref="EndUpdate"/> ends it.</summary>
    internal void BeginUpdate(Span<T> gradients)
    {
        Frozen.Clear(gradients);
        Frozen.Hide(Trainable);
    }

    internal void EndUpdate() => Frozen.Show(Trainable);

    /// <summary>Copies a tensor out, in logical row-major order.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="destination">Exactly as long as the tensor.</param>
    /// <exception cref="ArgumentException">No such tensor, or another length.</exception>
    public void Read(string name, Span<T> destination)
    {
        TensorInfo tensor = Info.Tensor(name);
        Guard.TensorLength(tensor, destination.Length, nameof(destination));
        tensor.Layout.Read(Values, tensor.Rows, tensor.Columns, destination);
    }

    /// <summary>Overwrites a tensor from logical row-major order.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="values">Exactly as long as the tensor.</param>
    /// <exception cref="ArgumentException">No such tensor, or another length.</exception>
    public void Write(string name, ReadOnlySpan<T> values)
    {
        TensorInfo tensor = Info.Tensor(name);
        Guard.TensorLength(tensor, values.Length, nameof(values));
        tensor.Layout.Write(Storage, tensor.Rows, tensor.Columns, values);
    }
}
