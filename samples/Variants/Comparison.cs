using Charts;
using NetGen;

namespace Variants;

/// <summary>Variants side by side: each trained from several seeds, a table of medians, and the curves of the median trials on one plot.</summary>
/// <param name="title">What is compared.</param>
/// <param name="train">Rows to train on.</param>
/// <param name="test">Rows to judge on.</param>
internal sealed class Comparison(string title, Dataset train, Dataset test)
{
    public const int Seeds = 5;

    private readonly List<(string Name, Trial Median)> _variants = [];

    /// <summary>Trains a variant from every seed; its median trial is the one whose cost over the test rows is the median.</summary>
    public Trial Add<TSelf>(string name, TrainingOptions options)
        where TSelf : class, ITrainableNetwork<TSelf, float>
    {
        Trial median = Enumerable.Range(0, Seeds)
            .Select(seed => Trial.Run<TSelf>(seed, train, test, options))
            .OrderBy(trial => trial.TestCost)
            .ElementAt(Seeds / 2);
        _variants.Add((name, median));
        return median;
    }

    public void Print(TextWriter output)
    {
        int width = Math.Max(title.Length, _variants.Max(variant => variant.Name.Length));
        output.WriteLine();
        output.WriteLine($"{title.PadRight(width)}  training cost  test cost  test accuracy");
        foreach ((string name, Trial trial) in _variants)
        {
            output.WriteLine(
                FormattableString.Invariant($"{name.PadRight(width)}  {trial.TrainCost,13:F4}  {trial.TestCost,9:F4}  {trial.Accuracy,13:P1}"));
        }
    }

    /// <summary>The training cost pass by pass, one curve a variant.</summary>
    public void Draw(string path)
    {
        int passes = _variants.Max(variant => variant.Median.Costs.Count);
        double lowest = _variants.Min(variant => variant.Median.Costs.Min());
        var chart = new LineChart(title, new Axis("pass over the training rows", 1, passes), new Axis("mean binary cross-entropy", Math.Max(lowest, 1e-4), 1, IsLogarithmic: true));
        foreach ((string name, Trial trial) in _variants)
        {
            chart.Curve(name, trial.Costs);
        }

        chart.Write(path);
    }
}
