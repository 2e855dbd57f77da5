using System;
using System.Numerics;

namespace NetGen;

/// <summary>A copy of all of a network's tensors, to go back to.</summary>
internal abstract class WeightsSnapshot
{
    /// <summary>Copies the tensors as they are.</summary>
    public abstract void Capture();

    /// <summary>Gives the network the tensors back.</summary>
    public abstract void Restore();

    /// <summary>Writes the copy into a checkpoint, or reads it back.</summary>
    public abstract void Transfer(StateArchive archive);
}

/// <summary>The copy in the network's number type.</summary>
internal sealed class WeightsSnapshot<T>(Parameters<T> parameters) : WeightsSnapshot
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values = new T[parameters.Values.Length];

    public override void Capture() => parameters.Values.CopyTo(_values);

    public override void Restore() => _values.CopyTo(parameters.Storage);

    public override void Transfer(StateArchive archive) => archive.Tensors<T>("best_weights", _values, trainedOnly: false);
}
