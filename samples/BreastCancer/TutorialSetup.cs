using System.Text.Json;
using NetGen;

namespace BreastCancer;

/// <summary>What the tutorial started from and what it measured, as <c>data/tutorial-run.json</c> has it.</summary>
/// <param name="LearningRate">The step length of gradient descent.</param>
/// <param name="Iterations">The number of steps.</param>
/// <param name="TrainRows">The rows of the data that are trained on.</param>
/// <param name="TestRows">The rows that are not.</param>
/// <param name="Initial">Weights and biases of each layer before the first step.</param>
/// <param name="Cost">The cost curve, <c>[point][iteration, cost before that iteration's step]</c>.</param>
internal sealed record TutorialSetup(double LearningRate, int Iterations, int[] TrainRows, int[] TestRows, TutorialLayer[] Initial, double[][] Cost)
{
    public static TutorialSetup Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return JsonSerializer.Deserialize<TutorialSetup>(file, JsonSerializerOptions.Web)!;
    }

    /// <summary>The tutorial's network before its first step.</summary>
    public TutorialNetwork CreateNetwork()
    {
        var network = new TutorialNetwork();
        for (int layer = 0; layer < Initial.Length; layer++)
        {
            network.WriteTensor($"dense{layer + 1}.weight", Initial[layer].Weights.SelectMany(row => row).ToArray());
            network.WriteTensor($"dense{layer + 1}.bias", Initial[layer].Biases);
        }

        return network;
    }

    /// <summary>The tutorial's own split of the data.</summary>
    public (Dataset Train, Dataset Test) Split(Dataset data) => (data.Subset(TrainRows), data.Subset(TestRows));

    /// <summary>The same split of raw rows.</summary>
    public (RawTable Train, RawTable Test) Split(RawTable rows) => (rows.Subset(TrainRows), rows.Subset(TestRows));
}

/// <summary>One layer of the tutorial's network.</summary>
/// <param name="Weights"><c>[out][in]</c>.</param>
/// <param name="Biases"><c>[out]</c>.</param>
internal sealed record TutorialLayer(double[][] Weights, double[] Biases);
