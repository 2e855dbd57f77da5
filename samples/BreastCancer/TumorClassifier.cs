using NetGen;

namespace BreastCancer;

/// <summary>The same network in single precision; its ReLU layers start from He's initialisation by default.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class TumorClassifier;
