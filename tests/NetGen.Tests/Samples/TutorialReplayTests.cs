using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>The beginning of the tutorial's run, as the breast cancer sample replays it whole.</summary>
public class TutorialReplayTests
{
    [Fact]
    public void The_cost_curve_is_the_tutorials()
    {
        using JsonDocument run = JsonDocument.Parse(File.ReadAllText(FileOf("tutorial-run.json")));
        JsonElement setup = run.RootElement;
        int[] trainRows = setup.GetProperty("trainRows").Deserialize<int[]>()!;
        Dataset train = Dataset.FromCsv(FileOf("breast_cancer.csv"), target: "benign").Subset(trainRows);
        TutorialNetwork network = Start(setup.GetProperty("initial"));

        History history = network.Fit(train, new TrainingOptions
        {
            Epochs = 1001,
            BatchSize = 0,
            Optimizer = new Sgd(setup.GetProperty("learningRate").GetDouble()),
        });

        double[][] curve = setup.GetProperty("cost").Deserialize<double[][]>()!;
        double[][] seen = [.. curve.Where(point => point[0] < history.Losses.Count)];
        Assert.Equal([0, 500, 1000], seen.Select(point => point[0]));
        Assert.All(seen, point => Assert.InRange(history.Losses[(int)point[0]], point[1] * (1 - 1e-9), point[1] * (1 + 1e-9)));
    }

    private static TutorialNetwork Start(JsonElement layers)
    {
        var network = new TutorialNetwork();
        int number = 0;
        foreach (JsonElement layer in layers.EnumerateArray())
        {
            number++;
            double[][] weights = layer.GetProperty("weights").Deserialize<double[][]>()!;
            network.WriteTensor($"dense{number}.weight", weights.SelectMany(row => row).ToArray());
            network.WriteTensor($"dense{number}.bias", layer.GetProperty("biases").Deserialize<double[]>()!);
        }

        return network;
    }

    private static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", name);
}

/// <summary>The tutorial's network.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class TutorialNetwork;
