using NetGen.Benchmarks.Fitting;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Conducting;

/// <summary>What <c>Fit</c> costs beside the training steps it takes.</summary>
internal static class FitCommand
{
    private const int Rows = 20_000;

    /// <summary>The greatest ratio that will do, by the number of threads.</summary>
    private static readonly double[] Limits = [1.10, 1.15];

    public static int Run(FitOptions options)
    {
        var data = new FitData(FastM.Info, Rows);
        List<FitCost> costs = [];
        foreach (int threads in options.Threads.Where(t => t <= Math.Min(Limits.Length, Environment.ProcessorCount)))
        {
            costs.AddRange(options.Batches.Select(batch => FitCost.Of<FastM>(data, batch, threads, options.Steps)));
        }

        var table = new TextTable(
            $"784-128-64-10, {Rows} rows, Adam", "Fit minimum", "median", "Step minimum", "median", "÷ Step", "of medians", "begin", "begin again");
        foreach (FitCost cost in costs)
        {
            table.Add(
                Title(cost),
                Report.Time(cost.FitMinimum),
                Report.Time(cost.FitMedian),
                Report.Time(cost.StepMinimum),
                Report.Time(cost.StepMedian),
                Report.Number(cost.Ratio),
                Report.Number(cost.FitMedian / cost.StepMedian),
                Report.Time(cost.Begin),
                Report.Time(cost.BeginAgain));
        }

        table.Write(Console.Out);
        if (options.Check)
        {
            Console.Out.WriteLine();
            Target.Write(
                costs.Select(c => new Target($"M, Fit ÷ Step on gathered batches, {Title(c)}", c.Ratio, Limits[c.Threads - 1], IsLeast: false)), Console.Out);
        }

        return 0;
    }

    private static string Title(FitCost cost) => $"batch {cost.Batch}, {(cost.Threads == 1 ? "1 thread" : $"{cost.Threads} threads")}";
}
