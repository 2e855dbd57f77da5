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
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(
    Loss loss,
    Precision precision = Precision.Single,
    CodeStyle codeStyle = CodeStyle.Fast,
    Unroll unroll = Unroll.Auto,
    bool training = true,
    bool positiveWeights = false,
    double quantile = 0.5,
    Type? row = null) : Attribute
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

    /// <summary>The typed row; null for none.</summary>
    public Type? Row { get; } = row;
}
