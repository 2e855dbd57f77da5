using NetGen;

namespace BreastCancer;

/// <summary>The tutorial's own run: full-batch gradient descent on raw features in double precision, from the tutorial's weights and on its
/// split.</summary>
/// <param name="Losses">The cost before each iteration's step.</param>
/// <param name="LargestDifference">The largest relative difference from the tutorial's cost curve.</param>
/// <param name="Train">Right and wrong on the training rows.</param>
/// <param name="Test">Right and wrong on the test rows.</param>
/// <param name="Elapsed">How long the training took.</param>
internal sealed record TutorialRun(
    IReadOnlyList<double> Losses, double LargestDifference, ConfusionMatrix Train, ConfusionMatrix Test, TimeSpan Elapsed)
{
    /// <summary>How far the cost curve may be from the tutorial's: in double precision only the order of summation differs.</summary>
    public const double Tolerance = 1e-9;

    public bool Agrees => LargestDifference <= Tolerance;

    public static TutorialRun Replay(TutorialSetup setup, Dataset train, Dataset test)
    {
        TutorialNetwork network = setup.CreateNetwork();
        History history = network.Fit(train, new TrainingOptions
        {
            Epochs = setup.Iterations,
            BatchSize = 0, // all rows in one batch, so an epoch is one step
            Optimizer = new Sgd(setup.LearningRate),
            Callbacks = [new ConsoleProgress(transient: true)],
        });

        // The history ends before the last step's update; one more value is the cost after it.
        double[] costs = [.. history.Losses, network.Evaluate(train.AllFeatures, train.AllTargets)];
        double difference = setup.Cost.Max(point => Math.Abs(costs[(int)point[0]] - point[1]) / point[1]);
        return new TutorialRun(history.Losses, difference, Judge(network, train), Judge(network, test), history.Elapsed);
    }

    private static ConfusionMatrix Judge(TutorialNetwork network, Dataset data) => Classification.Evaluate(network, data).Confusion;
}
