using NetGen;

namespace BreastCancer;

/// <summary>A network and the preprocessing its inputs go through.</summary>
internal sealed record TrainedClassifier(TumorClassifier Network, Preprocessing Preprocessing)
{
    public const string Target = "benign";

    private static readonly PreprocessingDefinition Definition = Preprocessing.Define().Numeric(scaling: Scaling.Standard).Target(Target);

    /// <summary>Trains on rows as they were measured; the preprocessing is fitted to no others.</summary>
    public static TrainedClassifier Train(RawTable train, Recipe recipe, int seed) => Train(train, recipe, seed, out _);

    public static TrainedClassifier Train(RawTable train, Recipe recipe, int seed, out History history)
    {
        Preprocessing preprocessing = Definition.Fit(train);
        var network = new TumorClassifier(seed);
        history = network.Fit(preprocessing.Transform(train), recipe.Options(seed));
        return new TrainedClassifier(network, preprocessing);
    }

    /// <summary>The probability of benign for each row, as it was measured.</summary>
    public float[] Predict(RawTable rows)
    {
        float[] inputs = Array.ConvertAll(Preprocessing.Transform(rows).AllFeatures.ToArray(), value => (float)value);
        float[] benign = new float[rows.Count];
        Network.Predict(inputs, benign);
        return benign;
    }

    /// <summary>Above one half means benign.</summary>
    public ClassificationReport Judge(RawTable rows) => Classification.Evaluate(Network, Preprocessing.Transform(rows));

    public double CrossEntropy(RawTable rows) => Trainer.Evaluate<TumorClassifier, float>(Network, Preprocessing.Transform(rows));
}
