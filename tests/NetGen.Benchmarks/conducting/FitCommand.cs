using NetGen.Benchmarks.Fitting;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Conducting;

/// <summary>What <c>Fit</c> costs beside the training steps it takes.</summary>
internal static class FitCommand
{
    private const int Rows = 20_000;

    /// <summary>The greatest ratio that will do, by the number of threads.</summary>
    private static readonly double[] Limits = [1.10, 1.15];

    /// <summary>The same for bytes against floats.</summary>
    private const double ImageLimit = 1.10;

    public static int Run(FitOptions options)
    {
        var data = new FitData(FastM.Info, Rows);
        List<FitCost> costs = [];
        foreach (int threads in options.Threads.Where(t => t <= Math.Min(Limits.Length, Environment.ProcessorCount)))
        {
            costs.AddRange(
                from batch in options.Batches
                from store in options.Stores
                select FitCost.Of<FastM>(data, store, batch, threads, options.Steps));
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
            IEnumerable<Target> images = costs.Where(c => c.Store == FitStore.Byte).SelectMany(c => BesideFloats(c, costs));
            Target.Write([.. costs.Select(Beside), .. images], Console.Out);
        }

        return 0;
    }

    private static Target Beside(FitCost cost) =>
        new($"M, Fit ÷ Step on gathered batches, {Title(cost)}", cost.Ratio, Limits[cost.Threads - 1], IsLeast: false);

    private static IEnumerable<Target> BesideFloats(FitCost bytes, List<FitCost> costs) =>
        from floats in costs
        where floats.Store == FitStore.Single && floats.Batch == bytes.Batch && floats.Threads == bytes.Threads
        select new Target($"M, Fit ÷ Fit on floats, {Title(bytes)}", bytes.FitMinimum / floats.FitMinimum, ImageLimit, IsLeast: false);

    private static string Title(FitCost cost) =>
        $"{cost.Store.ToString().ToLowerInvariant()}, batch {cost.Batch}, {(cost.Threads == 1 ? "1 thread" : $"{cost.Threads} threads")}";
}
