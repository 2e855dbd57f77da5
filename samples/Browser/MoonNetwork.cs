using NetGen;

namespace Browser;

/// <summary>A point of the plane to the probability that it belongs to the lower moon.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(8, Activation.Tanh)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class MoonNetwork;
