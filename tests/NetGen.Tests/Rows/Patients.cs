using System;

namespace NetGen.Tests.Rows;

/// <summary>A property of every kind.</summary>
[Features]
internal sealed partial record Patient(
    Stage? Stage,
    float Radius,
    int? Age,
    bool? Smoker,
    Size Size,
    [Feature("growth_rate", CategoryEncoding.Index)] Growth Growth,
    [NoFeature] string Name,
    [Label] bool? Benign = null)
{
    public double Stones { get; init; }

    public double Pounds => 14 * Stones;
}

/// <summary>The same properties in another order, under other names where a column pins them.</summary>
[Features]
internal readonly partial record struct Reordered(
    [Label] bool? Benign,
    [NoFeature] string Name,
    [Feature("growth_rate", CategoryEncoding.Index)] Growth Speed,
    bool? Smoker,
    Size Size,
    double Stones,
    int? Age,
    float Radius,
    [Feature("Stage")] Stage? Extent)
{
    public double Pounds => 14 * Stones;
}

internal sealed record Size(float Width, float? Height);

internal enum Stage { Early = 7, Middle = 3, Late = -1 }

internal enum Growth { Slow, Fast, VeryFast }

[Features]
internal sealed partial class House(float area)
{
    public float Area { get; } = area;

    public bool Garden { get; set; }

    [Label]
    public decimal Price { get; set; }
}

[Features]
internal partial record struct Visits(float Hour, [Label] int Count = 0);

[Features]
internal sealed partial record Animal(float Legs, float Weight, [Label] Kind Kind = Kind.Bird);

internal enum Kind { Fish, Bird, Mammal }

/// <summary>Texts, whose vocabulary is a preprocessing's.</summary>
[Features]
internal sealed partial record Passenger(
    string? Port, string Class, double? Age, double? Fare, [Label(threshold: 0.25)] bool Survived = false, [NoFeature] DateTime? Boarded = null);

[Network(Loss.BinaryCrossEntropy, row: typeof(Patient))]
[Input(15)]
[Dense(5, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class PatientNetwork;

[Network(Loss.BinaryCrossEntropy, Precision.Double, row: typeof(Reordered))]
[Input(15)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class ReorderedNetwork;

[Network(Loss.MeanSquaredError, row: typeof(House))]
[Input(2)]
[Dense(1)]
internal sealed partial class HouseNetwork;

[Network(Loss.Poisson, Precision.Double, row: typeof(Visits))]
[Input(1)]
[Dense(1)]
internal sealed partial class VisitNetwork;

[Network(Loss.CrossEntropy, row: typeof(Animal))]
[Input(2)]
[Dense(3, Activation.Softmax)]
internal sealed partial class AnimalNetwork;

[Network(Loss.CrossEntropy, row: typeof(Animal))]
[Input(2)]
[Dense(3, Activation.LogSoftmax)]
internal sealed partial class LogAnimalNetwork;

[Network(Loss.BinaryCrossEntropy, row: typeof(Passenger))]
[Input(7)]
[Dense(4, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class PassengerNetwork;

/// <summary>More numbers than the stack takes.</summary>
[Network(Loss.MeanSquaredError, row: typeof(House))]
[Input(2)]
[Dense(1100, Activation.ReLU)]
[Dense(1)]
internal sealed partial class WideHouseNetwork;

/// <summary>Two columns that differ in marks alone, values that have several names, and one that no file has.</summary>
[Features]
internal sealed partial record Crystal(
    float X1, [Feature("x_1")] float Other, Grade Grade, [NoFeature] DateTime Found, [NoFeature] Uri? Page, [Label] bool Clear);

internal enum Grade { Good = 1, Fine = 1, Poor = 2, [Obsolete("Poor is meant.", true)] Bad = 3 }

/// <summary>What it begins with needs its own columns.</summary>
[Features]
internal sealed partial record Coin(float Weight, [Label] bool Genuine)
{
    public static readonly Dataset<Coin> Known = Dataset.From([new Coin(7.5f, true), new Coin(6, false)]);
}

/// <summary>What it begins with is a network of its own kind.</summary>
[Network(Loss.BinaryCrossEntropy, row: typeof(Coin))]
[Input(1)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class CoinClassifier
{
    public static readonly CoinClassifier First = new(seed: 3);
}
