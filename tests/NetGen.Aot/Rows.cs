namespace NetGen.Aot;

/// <summary>A record with a nested one, a missing value, an enum as the label and a text that is no feature.</summary>
[Features]
internal sealed partial record Dog(int Pupils, bool? DeafInOneEar, DogSize Size, [NoFeature] string Breed, [Label] DogClass Class);

internal readonly record struct DogSize(double Height);

internal enum DogClass
{
    Small,
    Big,
}

[Network(Loss.CrossEntropy, row: typeof(Dog))]
[Input(4)]
[Normalize]
[Dense(8, Activation.Tanh)]
[Dense(2, Activation.LogSoftmax)]
internal sealed partial class DogClassifier;

/// <summary>A struct with a text.</summary>
[Features]
internal readonly partial record struct BreedRow(string Breed, double Height, [Label] bool Big);

[Network(Loss.BinaryCrossEntropy, Precision.Double, row: typeof(BreedRow))]
[Input(3)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class BreedNetwork;
