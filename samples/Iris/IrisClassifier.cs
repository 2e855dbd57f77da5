using NetGen;

namespace Iris;

/// <summary>Four lengths to the probabilities of three species.</summary>
[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
public sealed partial class IrisClassifier;
