using NetGen;

namespace Passengers;

/// <summary>What a server keeps in memory: the network and the preprocessing its inputs go through. Both are immutable, so all requests share
/// them.</summary>
internal sealed record SurvivalModel(SurvivalNetwork Network, Preprocessing Preprocessing)
{
    /// <summary>Trains on raw rows; nothing is fitted to any others.</summary>
    public static SurvivalModel Train(RawTable train, int seed)
    {
        Preprocessing preprocessing = PassengerFile.Definition.Fit(train);
        var network = new SurvivalNetwork(seed);
        network.Fit(preprocessing.Transform(train), new TrainingOptions
        {
            Epochs = 40,
            BatchSize = 32,
            Optimizer = new AdamW(0.003, weightDecay: 0.3),
            Seed = seed,
        });
        return new SurvivalModel(network, preprocessing);
    }

    private static string NetworkPath(string folder) => Path.Combine(folder, "survival.safetensors");

    private static string PreprocessingPath(string folder) => Path.Combine(folder, "survival.preprocessing.json");

    public static string[] Files(string folder) => [NetworkPath(folder), PreprocessingPath(folder)];

    public static SurvivalModel Load(string folder) =>
        new(SurvivalNetwork.Load(NetworkPath(folder)), Preprocessing.Load(PreprocessingPath(folder)));

    public void Save(string folder)
    {
        Network.Save(NetworkPath(folder));
        Preprocessing.Save(PreprocessingPath(folder));
    }

    public ClassificationReport Judge(RawTable rows) => Classification.Evaluate(Network, Preprocessing.Transform(rows));

    /// <summary>The probability of survival. Allocates nothing, and may be called by many threads.</summary>
    /// <exception cref="ArgumentException">A class or sex that the training rows do not have.</exception>
    public float Predict(Passenger passenger)
    {
        Span<float> features = stackalloc float[SurvivalNetwork.InputSize];
        Preprocessing.Transform(
            [
                ("class", passenger.Class), ("sex", passenger.Sex), ("age", passenger.Age), ("siblings", passenger.Siblings),
                ("parents", passenger.Parents), ("fare", passenger.Fare), ("deck", passenger.Deck), ("port", passenger.Port),
            ],
            features);
        return Network.Predict(features);
    }

    /// <summary>The same for a row of a file, whose target is not looked at.</summary>
    public float Predict(RawTable rows, int row)
    {
        Span<float> features = stackalloc float[SurvivalNetwork.InputSize];
        Preprocessing.Transform(rows, row, features);
        return Network.Predict(features);
    }
}
