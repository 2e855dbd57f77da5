using NetGen;

namespace Iris;

/// <summary>A network and the scaler its inputs go through.</summary>
internal sealed record TrainedIris(IrisClassifier Network, StandardScaler Scaler)
{
    /// <summary>Trains on rows as they were measured, targets one-hot; the scaler sees no other rows.</summary>
    public static TrainedIris Train(Dataset train, int seed)
    {
        StandardScaler scaler = StandardScaler.Fit(train);
        var network = new IrisClassifier(seed);
        network.Fit(scaler.Transform(train), new TrainingOptions { Epochs = 60, BatchSize = 16, Optimizer = new Adam(0.01), Seed = seed });
        return new TrainedIris(network, scaler);
    }

    public ClassificationReport Judge(Dataset data) => Classification.Evaluate(Network, Scaler.Transform(data));

    /// <summary>The probability of each species for one flower.</summary>
    /// <param name="centimetres">Length and width of sepal and petal.</param>
    public float[] Predict(ReadOnlySpan<float> centimetres)
    {
        float[] inputs = new float[IrisClassifier.InputSize];
        Scaler.Transform(centimetres, inputs);
        float[] probabilities = new float[IrisClassifier.OutputSize];
        Network.Predict(inputs, probabilities);
        return probabilities;
    }
}
