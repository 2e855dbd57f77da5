using NetGen;

namespace Iris;

/// <summary>A network and the preprocessing its inputs go through.</summary>
internal sealed record TrainedIris(IrisClassifier Network, Preprocessing Preprocessing)
{
    public const string Species = "species";

    // A target that is text is a label: an index into Classes, which OneHot turns into one column a species.
    private static readonly PreprocessingDefinition Definition = Preprocessing.Define()
        .Numeric(scaling: Scaling.Standard)
        .Label(Species, ["setosa", "versicolor", "virginica"]);

    /// <summary>Trains on rows as they were measured; the preprocessing is fitted to no others.</summary>
    public static TrainedIris Train(RawTable train, int seed)
    {
        Preprocessing preprocessing = Definition.Fit(train);
        var network = new IrisClassifier(seed);
        network.Fit(
            preprocessing.Transform(train).OneHot(), new TrainingOptions { Epochs = 60, BatchSize = 16, Optimizer = new Adam(0.01), Seed = seed });
        return new TrainedIris(network, preprocessing);
    }

    public ClassificationReport Judge(RawTable rows) => Classification.Evaluate(Network, Preprocessing.Transform(rows).OneHot());

    /// <summary>The probability of each species for one flower.</summary>
    /// <param name="centimetres">The columns of the file with their values, in any order.</param>
    public float[] Predict(ReadOnlySpan<(string Column, RawValue Value)> centimetres)
    {
        float[] inputs = new float[IrisClassifier.InputSize];
        Preprocessing.Transform(centimetres, inputs);
        float[] probabilities = new float[IrisClassifier.OutputSize];
        Network.Predict(inputs, probabilities);
        return probabilities;
    }
}
