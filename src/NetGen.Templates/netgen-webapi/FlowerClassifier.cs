using NetGen;

/// <summary>Four lengths to the probabilities of three species.</summary>
[Network(Loss.CrossEntropy, row: typeof(Flower))]
[Input(4)]
[Normalize]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
public sealed partial class FlowerClassifier;
