using NetGen;

namespace BreastCancer;

/// <summary>How to train today: mini-batches and AdamW.</summary>
/// <param name="LearningRate">The step length.</param>
/// <param name="WeightDecay">How strongly weights are drawn towards zero, in units of the learning rate.</param>
/// <param name="Epochs">Passes over the training rows.</param>
/// <param name="BatchSize">Rows of one step.</param>
internal sealed record Recipe(double LearningRate, double WeightDecay, int Epochs, int BatchSize)
{
    /// <summary>
    /// Chosen by cross-validation on the tutorial's 455 training rows alone; the test rows had no say. <c>--choose</c> does it again and
    /// prints the whole table: this one has the least cross-entropy of 72, 0.0734, with 97.7 % right.
    /// </summary>
    public static Recipe Chosen { get; } = new(LearningRate: 0.003, WeightDecay: 1, Epochs: 40, BatchSize: 16);

    public TrainingOptions Options(int seed) => new()
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        Optimizer = new AdamW(LearningRate, weightDecay: WeightDecay),
        Seed = seed,
    };
}
