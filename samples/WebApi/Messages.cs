using System.ComponentModel;

namespace WebApi;

internal sealed record Answer(
    bool Survived,
    [property: Description("The probability of survival, from 0 to 1.")] double Probability,
    [property: Description("Which model has answered.")] string Model);

internal sealed record Explanation(
    double Probability,
    [property: Description("For each feature what changes when it is set to its mean.")] Effect[] Effects,
    string Model);

internal sealed record Effect(
    [property: Description("A property of the request.")] string Feature,
    [property: Description("The probability with this feature at its mean in the training rows.")] double AtMean,
    [property: Description("That less the probability of the passenger as it is.")] double Change);

/// <summary>What is known of a model beside its numbers.</summary>
/// <param name="TrainingRows">Passengers that it has learnt from.</param>
/// <param name="TestRows">Passengers that it has been judged on.</param>
/// <param name="Accuracy">The share of these that it gets right.</param>
/// <param name="Means">The mean of each of the network's inputs over the training rows.</param>
internal sealed record ModelFacts(int TrainingRows, int TestRows, double Accuracy, float[] Means);

internal sealed record ModelDescription(string Model, int TrainingRows, int TestRows, double Accuracy);
