using NetGen;

namespace WebApi;

/// <summary>The features that <see cref="Training"/> makes of a passenger, to the probability of survival.</summary>
[Network(Loss.BinaryCrossEntropy, row: typeof(Passenger))]
[Input(22)]
[Dense(16, Activation.ReLU)]
[Dropout(0.2)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class SurvivalNetwork;
