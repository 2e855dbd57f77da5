using System.Collections.Immutable;
using System.Globalization;
using NetGen;

namespace WebApi;

/// <summary>Makes a model of the passengers' file, and judges it by rows it has not seen.</summary>
internal static class Training
{
    private static readonly CsvOptions File = new()
    {
        Delimiter = ';',
        Culture = new NumberFormatInfo { NumberDecimalSeparator = "," },
        MissingMarkers = ["?", "NA"],
        IgnoredColumns = ["", "name", "ticket"],
    };

    // As in samples/Passengers: few passengers' decks are known, and ports of fewer than 10 training rows go to the bucket of unseen ones.
    private static readonly PreprocessingDefinition Definition = Preprocessing.Define()
        .Numeric(["Age", "Siblings", "Parents"], missing: MissingValues.Median, scaling: Scaling.Standard)
        .Numeric(["Fare"], missing: MissingValues.Median, log: true, scaling: Scaling.Standard)
        .Categorical(["Class", "Sex"])
        .Categorical(["Deck"], missing: MissingCategory.Category, unseen: UnseenCategory.Bucket, vocabulary: ["A", "B", "C", "D", "E", "F", "G"])
        .Categorical(["Port"], missing: MissingCategory.MostFrequent, unseen: UnseenCategory.Bucket, minCount: 10);

    public static void Run(string path, int seed)
    {
        (ImmutableArray<Passenger> train, ImmutableArray<Passenger> test) = Rows();
        Preprocessing preprocessing = Definition.Fit(train);
        Dataset<Passenger> data = preprocessing.Transform(train);
        var network = new SurvivalNetwork(seed);
        network.Fit(data, new TrainingOptions { Epochs = 40, BatchSize = 32, Optimizer = new AdamW(0.003, weightDecay: 0.3), Seed = seed });
        double accuracy = Classification.Evaluate(network, preprocessing.Transform(test)).Accuracy;
        ModelFile.Write(path, network, preprocessing, new ModelFacts(train.Length, test.Length, accuracy, Means(data)));
    }

    /// <summary>The passengers to learn from, and others to judge the model by.</summary>
    public static (ImmutableArray<Passenger> Train, ImmutableArray<Passenger> Test) Rows()
    {
        RawTable file = RawTable.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "passengers.csv"), File);
        (RawTable train, RawTable test) = file.Split(0.75, seed: 28, stratify: "survived");
        return (train.Rows<Passenger>(), test.Rows<Passenger>());
    }

    private static float[] Means(Dataset<Passenger> data)
    {
        double[] sums = new double[SurvivalNetwork.InputSize];
        for (int row = 0; row < data.Count; row++)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += data.Features(row)[i];
            }
        }

        return [.. sums.Select(sum => (float)(sum / data.Count))];
    }
}
