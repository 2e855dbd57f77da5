using NetGen;

namespace EmbeddedAot;

/// <summary>Tells points inside a circle from points outside.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(16, Activation.Tanh)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class CircleNetwork;
