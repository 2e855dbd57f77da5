using NetGen;

namespace BreastCancer;

/// <summary>A network and the scaler its inputs go through.</summary>
internal sealed record TrainedClassifier(TumorClassifier Network, StandardScaler Scaler)
{
    /// <summary>Trains on rows as they were measured; the scaler sees no other rows.</summary>
    public static TrainedClassifier Train(Dataset train, Recipe recipe, int seed) => Train(train, recipe, seed, out _);

    public static TrainedClassifier Train(Dataset train, Recipe recipe, int seed, out History history)
    {
        StandardScaler scaler = StandardScaler.Fit(train);
        var network = new TumorClassifier(seed);
        history = network.Fit(scaler.Transform(train), recipe.Options(seed));
        return new TrainedClassifier(network, scaler);
    }

    /// <summary>The probability of benign for each row, as it was measured.</summary>
    public float[] Predict(Dataset data)
    {
        float[] inputs = Array.ConvertAll(Scaler.Transform(data).AllFeatures.ToArray(), value => (float)value);
        float[] benign = new float[data.Count];
        Network.Predict(inputs, benign);
        return benign;
    }

    /// <summary>Above one half means benign.</summary>
    public ClassificationReport Judge(Dataset data) => Classification.Evaluate(Network, Scaler.Transform(data));

    public double CrossEntropy(Dataset data) => Trainer.Evaluate<TumorClassifier, float>(Network, Scaler.Transform(data));
}
