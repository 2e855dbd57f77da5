using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>What every generated network is: the ground the trainer and the file formats stand on, found without reflection.</summary>
/// <typeparam name="TSelf">The network's own type.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
public interface INetwork<TSelf, T>
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Layers, shapes and tensors.</summary>
    static abstract NetworkInfo Info { get; }

    /// <summary>A new network.</summary>
    /// <param name="seed">Same seed, same bits, on every machine.</param>
    static abstract TSelf Create(int seed);

    /// <summary>The tensors in the planner's layout.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Parameters<T> Parameters { get; }

    /// <summary>Runs the network on n samples in evaluation mode. Thread-safe; allocates nothing.</summary>
    /// <param name="inputs"><c>[n][InputSize]</c>, row-major.</param>
    /// <param name="outputs"><c>[n][OutputSize]</c>, row-major; must not overlap <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, or overlapping spans.</exception>
    void Predict(ReadOnlySpan<T> inputs, Span<T> outputs);

    /// <summary>The mean loss over n samples in evaluation mode. Thread-safe; allocates nothing.</summary>
    /// <param name="inputs"><c>[n][InputSize]</c>, row-major.</param>
    /// <param name="targets"><c>[n][TargetSize]</c>, row-major. Taken as they are: outside the loss's domain the loss means nothing. <c>Fit</c> and
    /// <see cref="Trainer"/> check a dataset's targets.</param>
    /// <exception cref="ArgumentException">No sample, or lengths that do not fit.</exception>
    T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets);

    /// <summary>The same mean loss, with what it weighs beside that of other samples.</summary>
    /// <param name="inputs"><c>[n][InputSize]</c>, row-major.</param>
    /// <param name="targets"><c>[n][TargetSize]</c>, row-major.</param>
    /// <param name="weight">The number of samples; in a network whose loss leaves out rows of its output, the number of rows that count.</param>
    /// <exception cref="ArgumentException">No sample, or lengths that do not fit.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, out double weight)
    {
        weight = inputs.Length / TSelf.Info.InputSize;
        return Evaluate(inputs, targets);
    }

    /// <summary>Which rows of the output count in metrics; null where all do.</summary>
    /// <param name="data">Data that the network takes.</param>
    /// <exception cref="ArgumentException">A sample that the network does not take.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    CountedRows? Counted(Dataset data) => null;
}
