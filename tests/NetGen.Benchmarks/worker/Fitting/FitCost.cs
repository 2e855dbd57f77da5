using System.Diagnostics;

namespace NetGen.Benchmarks.Fitting;

/// <summary>A step of <c>Fit</c> beside a step of a loop over gathered batches, in nanoseconds.</summary>
/// <param name="Store">How the dataset keeps its features.</param>
/// <param name="Batch">Samples of a step.</param>
/// <param name="Threads">How many threads may work.</param>
/// <param name="FitMinimum">Of <c>Fit</c>.</param>
/// <param name="FitMedian">Of <c>Fit</c>.</param>
/// <param name="StepMinimum">Of the loop.</param>
/// <param name="StepMedian">Of the loop.</param>
/// <param name="Begin">What the first call of <c>Fit</c> on a dataset takes before its first step.</param>
/// <param name="BeginAgain">What a later call takes.</param>
internal sealed record FitCost(
    FitStore Store,
    int Batch,
    int Threads,
    double FitMinimum,
    double FitMedian,
    double StepMinimum,
    double StepMedian,
    double Begin,
    double BeginAgain)
{
    /// <summary>The JIT recompiles what is called often; so the first turns do not count.</summary>
    private const int WarmUpTurns = 100;

    /// <summary>How many times longer <c>Fit</c> takes.</summary>
    public double Ratio => FitMinimum / StepMinimum;

    public static FitCost Of<TNetwork>(FitData data, FitStore store, int batch, int threads, int steps)
        where TNetwork : class, ITrainableNetwork<TNetwork, float>
    {
        Parallelism.MaxThreads = threads;
        var turns = new Turns(new BareSteps<TNetwork>(data, batch).Run);
        int stepsOfEpoch = (data.Rows + batch - 1) / batch;
        Dataset dataset = data.Make(store);
        double begin = Fit<TNetwork>(dataset, batch, (steps + stepsOfEpoch - 1) / stepsOfEpoch, turns);
        double again = double.PositiveInfinity;
        for (int call = 0; call < 3; call++)
        {
            again = Math.Min(again, Fit<TNetwork>(dataset, batch, epochs: 1, new Turns(_ => { })));
        }

        double[] fit = [.. turns.Fit.Skip(WarmUpTurns).Order()];
        double[] step = [.. turns.Other.Skip(WarmUpTurns).Order()];
        return new FitCost(store, batch, threads, fit[0], fit[fit.Length / 2], step[0], step[step.Length / 2], begin, again);
    }

    private static double Fit<TNetwork>(Dataset data, int batch, int epochs, Turns turns)
        where TNetwork : class, ITrainableNetwork<TNetwork, float>
    {
        var options = new TrainingOptions { BatchSize = batch, Epochs = epochs, Optimizer = new Adam(), Callbacks = [turns] };
        long start = Stopwatch.GetTimestamp();
        Trainer.Fit<TNetwork, float>(TNetwork.Create(1), data, options);
        return Stopwatch.GetElapsedTime(start, turns.FirstStep).TotalNanoseconds;
    }
}
