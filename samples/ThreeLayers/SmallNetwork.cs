using NetGen;

namespace ThreeLayers;

/// <summary>Three layers, small enough to write out every number; plain code, to be read beside the formulas.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double, CodeStyle.Plain)]
[Input(4)]
[Dense(5, Activation.ReLU)]
[Dense(3, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class SmallNetwork;
