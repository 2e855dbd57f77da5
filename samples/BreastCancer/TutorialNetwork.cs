using NetGen;

namespace BreastCancer;

/// <summary>The tutorial's network, in the tutorial's precision.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class TutorialNetwork;
