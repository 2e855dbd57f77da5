using NetGen;

namespace Variants;

/// <summary>The tutorial's chapters after the first: what each change does to the same network on the same rows.</summary>
internal sealed class Lessons(Dataset train, Dataset test, string folder, TextWriter output)
{
    /// <summary>The lessons stated.</summary>
    public int Expected { get; private set; }

    /// <summary>Those that the numbers bear out.</summary>
    public int Taught { get; private set; }

    public void Initialisation()
    {
        var options = new TrainingOptions { Epochs = 100, BatchSize = 32, Optimizer = new Sgd(0.05) };
        var comparison = new Comparison("Initialisation", train, test);
        Trial zero = comparison.Add<ZeroStart>("zeros", options);
        Trial random = comparison.Add<RandomStart>("random (normal, 0.1)", options);
        Trial xavier = comparison.Add<XavierStart>("Xavier", options);
        Trial he = comparison.Add<HeStart>("He", options);
        Show(comparison, "initialisation.svg");
        Teach("from zeros nothing is learnt but the share of the classes", zero.TrainCost > 0.65 && zero.Accuracy < 0.65);
        Teach("Xavier and He learn, and go further than random numbers of one size", xavier.Accuracy > 0.93 && he.Accuracy > 0.93 && Math.Max(xavier.TrainCost, he.TrainCost) < random.TrainCost);
    }

    public void Regularisation()
    {
        TrainingOptions Options(double weightDecay) =>
            new() { Epochs = 100, BatchSize = 32, Optimizer = new Sgd(0.05, momentum: 0.9, weightDecay: weightDecay) };
        var comparison = new Comparison("Regularisation", train, test);
        Trial none = comparison.Add<HeStart>("none", Options(0));
        Trial l2 = comparison.Add<HeStart>("L2 (weight decay 0.01)", Options(0.01));
        Trial dropout = comparison.Add<WithDropout>("dropout 0.5", Options(0));
        Show(comparison, "regularisation.svg");
        Teach(
            "without it the training rows are learnt by heart, at the test rows' cost", none.TrainCost < 0.01 && none.TestCost > 10 * none.TrainCost);
        Teach("L2 costs less on the test rows", l2.TestCost < 0.8 * none.TestCost);
        Teach("dropout keeps a network from learning by heart, and one as small as this from more", dropout.TrainCost > 10 * none.TrainCost);
    }

    public void Descent()
    {
        TrainingOptions Options(int batchSize) => new() { Epochs = 60, BatchSize = batchSize, Optimizer = new Sgd(0.02) };
        var comparison = new Comparison("Batch, mini-batch and stochastic descent", train, test);
        Trial batch = comparison.Add<HeStart>("batch (all rows)", Options(0));
        Trial mini = comparison.Add<HeStart>("mini-batch (32 rows)", Options(32));
        Trial stochastic = comparison.Add<HeStart>("stochastic (1 row)", Options(1));
        Show(comparison, "descent.svg");
        Teach("the smaller the batch, the further a pass goes", batch.TrainCost > mini.TrainCost && mini.TrainCost > stochastic.TrainCost);
    }

    public void Optimizers()
    {
        TrainingOptions Options(Optimizer optimizer) => new() { Epochs = 60, BatchSize = 32, Optimizer = optimizer };
        var comparison = new Comparison("Optimizers", train, test);
        Trial plain = comparison.Add<HeStart>("plain, 0.01", Options(new Sgd(0.01)));
        Trial[] others =
        [
            comparison.Add<HeStart>("momentum 0.9, 0.01", Options(new Sgd(0.01, momentum: 0.9))),
            comparison.Add<HeStart>("Nesterov 0.9, 0.01", Options(new Sgd(0.01, momentum: 0.9, nesterov: true))),
            comparison.Add<HeStart>("AdaGrad, 0.01", Options(new AdaGrad(0.01))),
            comparison.Add<HeStart>("AdaDelta, 1", Options(new AdaDelta(1))),
            comparison.Add<HeStart>("RMSProp, 0.001", Options(new RmsProp(0.001))),
            comparison.Add<HeStart>("Adam, 0.001", Options(new Adam(0.001))),
        ];
        Show(comparison, "optimizers.svg");
        Teach("each goes further than plain descent", others.All(trial => trial.TrainCost < plain.TrainCost));
    }

    public void Normalisation()
    {
        var options = new TrainingOptions { Epochs = 60, BatchSize = 32, Optimizer = new Sgd(0.05) };
        var comparison = new Comparison("Batch normalisation", train, test);
        comparison.Add<HeStart>("from He, without", options);
        comparison.Add<WithBatchNorm>("from He, with", options);
        Trial without = comparison.Add<SmallStart>("from normal 0.01, without", options);
        Trial with = comparison.Add<SmallStartWithBatchNorm>("from normal 0.01, with", options);
        Show(comparison, "normalisation.svg");
        Teach("with it a network learns from a start where it stands still without", without.TrainCost > 0.6 && with.TrainCost < 0.2 && with.Accuracy > 0.93);
    }

    private void Show(Comparison comparison, string name)
    {
        comparison.Print(output);
        string path = Path.Combine(folder, name);
        comparison.Draw(path);
        output.WriteLine($"wrote {path}");
    }

    private void Teach(string lesson, bool shows)
    {
        Expected++;
        Taught += shows ? 1 : 0;
        output.WriteLine($"{(shows ? "shows" : "DOES NOT SHOW")}: {lesson}");
    }
}
