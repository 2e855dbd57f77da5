using NetGen;

namespace Passengers;

/// <summary>The features that <see cref="PassengerFile.Definition"/> makes of a passenger, to the probability of survival.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(22)]
[Dense(16, Activation.ReLU)]
[Dropout(0.2)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class SurvivalNetwork;
