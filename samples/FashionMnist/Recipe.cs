using NetGen;

namespace FashionMnist;

/// <summary>How long to train, and what to expect of it.</summary>
/// <param name="Epochs">How often the training images are gone through.</param>
/// <param name="BatchSize">Images of one step.</param>
/// <param name="Goal">The least accuracy on the test images.</param>
internal sealed record Recipe(int Epochs, int BatchSize, double Goal)
{
    private const double LearningRate = 0.003;

    public static Recipe For(FashionData data, bool quick) => (data.IsWhole, quick) switch
    {
        (true, false) => new Recipe(Epochs: 20, BatchSize: 128, Goal: 0.915),
        (true, true) => new Recipe(Epochs: 1, BatchSize: 128, Goal: 0.85),
        (false, false) => new Recipe(Epochs: 20, BatchSize: 32, Goal: 0.75),
        (false, true) => new Recipe(Epochs: 8, BatchSize: 32, Goal: 0.75),
    };

    public TrainingOptions Options() => new()
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        Optimizer = new AdamW(LearningRate),
        Schedule = new CosineSchedule(Epochs),
        Seed = 1,
        Callbacks = [new ConsoleProgress()],
    };
}
