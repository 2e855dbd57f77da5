using NetGen;

namespace Variants;

/// <summary>One network trained one way.</summary>
/// <param name="Costs">The cost of every pass over the training rows.</param>
/// <param name="TrainCost">The cost over the training rows in the end, in evaluation mode.</param>
/// <param name="TestCost">The cost over the test rows.</param>
/// <param name="Accuracy">The share of right answers over the test rows.</param>
internal sealed record Trial(IReadOnlyList<double> Costs, double TrainCost, double TestCost, double Accuracy)
{
    public static Trial Run<TSelf>(int seed, Dataset train, Dataset test, TrainingOptions options)
        where TSelf : class, ITrainableNetwork<TSelf, float>
    {
        TSelf network = TSelf.Create(seed);
        History history = Trainer.Fit<TSelf, float>(network, train, options with { Seed = seed });
        return new Trial(
            history.Losses,
            Trainer.Evaluate<TSelf, float>(network, train),
            Trainer.Evaluate<TSelf, float>(network, test),
            Classification.Evaluate(network, test).Accuracy);
    }
}
