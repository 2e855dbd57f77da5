using System;

namespace NetGen;

/// <summary>
/// Makes a partial class a neural network: the layers are the attributes that follow, in source order, and the generator writes the members.
/// </summary>
/// <param name="loss">What training minimises.</param>
/// <param name="precision">The number type of parameters, inputs and outputs.</param>
/// <param name="codeStyle">Fast code, or plain code to read and step through.</param>
/// <param name="unroll">Straight-line code or loops inside a layer; fast code only.</param>
/// <param name="training">False emits inference alone.</param>
/// <param name="positiveWeights">True gives the positive targets of each output a weight, for <see cref="Loss.BinaryCrossEntropy"/> alone. The last
/// layer then has the tensor <c>pos_weight</c>, one number for each output along its last axis, 1 at first, which
/// <see cref="TrainingOptions.PositiveWeights"/> sets. Training and evaluation both use it, as PyTorch's <c>pos_weight</c>.</param>
/// <param name="quantile">The share of the targets that is to lie below the output, for <see cref="Loss.Quantile"/> alone; above 0 and below
/// 1.</param>
/// <param name="row">A type with <c>[Features]</c>: the network then predicts and trains on such rows, too. Its features are the network's input, its
/// label what the network predicts.</param>
/// <param name="ignoreIndex">A target that is left out of <see cref="Loss.SparseCrossEntropy"/>, for that loss alone; PyTorch's
/// <c>ignore_index</c>, with its default.</param>
/// <param name="labelSmoothing">ε of <see cref="Loss.SparseCrossEntropy"/>: the target's class counts 1 − ε + ε/K and each of the other K − 1 classes
/// ε/K, in training and evaluation, as PyTorch's <c>label_smoothing</c>. From 0 to 1. Other losses have
/// <see cref="TrainingOptions.LabelSmoothing"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(
    Loss loss,
    Precision precision = Precision.Single,
    CodeStyle codeStyle = CodeStyle.Fast,
    Unroll unroll = Unroll.Auto,
    bool training = true,
    bool positiveWeights = false,
    double quantile = 0.5,
    Type? row = null,
    int ignoreIndex = -100,
    double labelSmoothing = 0) : Attribute
{
    /// <summary>What training minimises.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>The number type of parameters, inputs and outputs.</summary>
    public Precision Precision { get; } = precision;

    /// <summary>Fast code, or plain code to read and step through.</summary>
    public CodeStyle CodeStyle { get; } = codeStyle;

    /// <summary>Straight-line code or loops inside a layer.</summary>
    public Unroll Unroll { get; } = unroll;

    /// <summary>Whether training code is emitted.</summary>
    public bool Training { get; } = training;

    /// <summary>Whether the positive targets of each output have a weight.</summary>
    public bool PositiveWeights { get; } = positiveWeights;

    /// <summary>The share of the targets that is to lie below the output.</summary>
    public double Quantile { get; } = quantile;

    /// <summary>A target that is left out of the loss.</summary>
    public int IgnoreIndex { get; } = ignoreIndex;

    /// <summary>How much of a target is shared among all classes.</summary>
    public double LabelSmoothing { get; } = labelSmoothing;

    /// <summary>The typed row; null for none.</summary>
    public Type? Row { get; } = row;
}
