using System;
using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen;

/// <summary>A network's layers, shapes and tensors as static data.</summary>
public sealed class NetworkInfo
{
    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkInfo(
        string name,
        Loss loss,
        ImmutableArray<int> inputShape,
        ImmutableArray<int> outputShape,
        ImmutableArray<LayerInfo> layers,
        ImmutableArray<TensorInfo> tensors,
        int trainableLength,
        int storageLength,
        int updatedLength = 0,
        ImmutableArray<FoldedNorm> folded = default,
        int foldedLength = 0)
    {
        Name = name;
        Loss = loss;
        InputShape = inputShape;
        OutputShape = outputShape;
        Layers = layers;
        Tensors = tensors;
        TrainableLength = trainableLength;
        StorageLength = storageLength;
        UpdatedLength = Math.Max(trainableLength, updatedLength);
        Folded = folded.IsDefault ? [] : folded;
        FoldedLength = foldedLength;
        InputSize = TensorInfo.CountElements(inputShape);
        OutputSize = TensorInfo.CountElements(outputShape);
        TargetSize = loss == Loss.SparseCrossEntropy ? OutputSize / outputShape[^1] : OutputSize;
        foreach (TensorInfo tensor in tensors)
        {
            ParameterCount += tensor.Kind == TensorKind.Parameter ? tensor.ElementCount : 0;
        }

        foreach (LayerInfo layer in layers)
        {
            LeastTrainingBatch = Math.Max(LeastTrainingBatch, layer.LeastTrainingBatch);
        }
    }

    /// <summary>The name of the network's class.</summary>
    public string Name { get; }

    /// <summary>What training minimises.</summary>
    public Loss Loss { get; }

    /// <summary>The shape of one sample.</summary>
    public ImmutableArray<int> InputShape { get; }

    /// <summary>The shape of one output.</summary>
    public ImmutableArray<int> OutputShape { get; }

    /// <summary>The layers, in source order, the input left out.</summary>
    public ImmutableArray<LayerInfo> Layers { get; }

    /// <summary>The tensors, in the order of the layers; trainable ones and buffers together.</summary>
    public ImmutableArray<TensorInfo> Tensors { get; }

    /// <summary>Elements of one sample.</summary>
    public int InputSize { get; }

    /// <summary>Elements of one output.</summary>
    public int OutputSize { get; }

    /// <summary>Targets of one sample: as many as outputs, or one class index for each row of them.</summary>
    public int TargetSize { get; }

    /// <summary>A class index that is left out of <see cref="Loss.SparseCrossEntropy"/>.</summary>
    public int IgnoreIndex { get; init; } = -100;

    /// <summary>What the network asks of a dataset beside what all networks ask; null for nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DataChecks? Checks { get; init; }

    /// <summary>Elements of all trainable tensors, padding not counted.</summary>
    public int ParameterCount { get; }

    /// <summary>The fewest samples a training batch may have: 2 where a layer takes statistics over the samples alone, else 1.</summary>
    public int LeastTrainingBatch { get; } = 1;

    /// <summary>Whether the loss leaves out steps of the output that a <c>Masking</c> layer or an <c>Embedding</c> masks.</summary>
    public bool MasksLoss { get; init; }

    /// <summary>What training can carry from batch to batch; null where the network carries nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CarriedState? State { get; init; }

    /// <summary>The length of the flat buffer's trained part, padding counted; gradients have this length.</summary>
    internal int TrainableLength { get; }

    /// <summary>The norms that evaluation mode computes as part of the layers before them.</summary>
    internal ImmutableArray<FoldedNorm> Folded { get; }

    /// <summary>The length of what is computed for them, behind the stored tensors.</summary>
    internal int FoldedLength { get; }

    /// <summary>The length of the flat buffer up to the last buffer that training steps update; these stand right behind the trained part.</summary>
    internal int UpdatedLength { get; }

    /// <summary>The length of the whole flat buffer, padding counted.</summary>
    internal int StorageLength { get; }

    /// <summary>The network in a line.</summary>
    public override string ToString() =>
        $"{Name}: [{string.Join(", ", InputShape)}] to [{string.Join(", ", OutputShape)}], {Layers.Length} layers, {ParameterCount} parameters";

    /// <summary>The tensor of that name.</summary>
    /// <param name="name">A name out of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">No tensor has that name.</exception>
    public TensorInfo Tensor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TensorOrNull(name) ?? throw new ArgumentException(
            $"{Name} has no tensor '{name}'; it has {string.Join(", ", TensorInfo.Names(Tensors))}.", nameof(name));
    }

    /// <summary>The tensor of that name; null where there is none.</summary>
    internal TensorInfo? TensorOrNull(string name)
    {
        foreach (TensorInfo tensor in Tensors)
        {
            if (tensor.Name == name)
            {
                return tensor;
            }
        }

        return null;
    }

    /// <summary>The error of a state for a network without.</summary>
    internal ArgumentException CarriesNoState(string argument) => new(
        $"{Name} carries no state from batch to batch: that takes recurrent layers and a network that PredictNext is for, without causal convolutions.",
        argument);

    /// <summary>The error of a training batch with fewer samples than <see cref="LeastTrainingBatch"/>.</summary>
    /// <param name="found">What has how many.</param>
    /// <param name="argument">The argument that is wrong.</param>
    internal ArgumentException BatchTooSmall(string found, string argument)
    {
        string? name = null;
        foreach (LayerInfo layer in Layers)
        {
            name ??= layer.LeastTrainingBatch > 1 ? layer.Name : null;
        }

        return new ArgumentException(
            $"'{name}' of {Name} normalises by the statistics of the batch, so a training batch must have at least {LeastTrainingBatch} samples, but {found}.", argument);
    }
}
