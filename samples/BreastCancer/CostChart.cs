using System.Globalization;
using Charts;

namespace BreastCancer;

/// <summary>Both cost curves as one SVG, both axes logarithmic: one run takes 15,000 passes over the rows, the other a few dozen.</summary>
internal static class CostChart
{
    public static void Write(string path, IReadOnlyList<double> tutorial, IReadOnlyList<double> today)
    {
        var chart = new LineChart(
            "Cost over the training rows, pass by pass",
            new Axis("pass over the training rows", 1, Math.Max(tutorial.Count, today.Count), IsLogarithmic: true),
            new Axis("mean binary cross-entropy", 0.02, 1, IsLogarithmic: true));
        chart.Curve($"tutorial: raw features, gradient descent, {tutorial.Count.ToString("N0", CultureInfo.InvariantCulture)} passes", tutorial);
        chart.Curve($"today: standardised features, AdamW, {today.Count} passes", today);
        chart.Write(path);
    }
}
