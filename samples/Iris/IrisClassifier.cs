using NetGen;

namespace Iris;

/// <summary>Four lengths to the probabilities of three species.</summary>
[Network(Loss.CrossEntropy, row: typeof(Flower))]
[Input(4)]
[Normalize]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
public sealed partial class IrisClassifier
{
    /// <summary>Trains on flowers as they were measured; the mean and the deviation of each length are those of these flowers alone.</summary>
    public static IrisClassifier Train(Dataset<Flower> train, int seed)
    {
        var network = new IrisClassifier(seed);
        network.Adapt(train);
        network.Fit(train, new TrainingOptions { Epochs = 60, BatchSize = 16, Optimizer = new Adam(0.01), Seed = seed });
        return network;
    }
}
