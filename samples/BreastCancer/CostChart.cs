using System.Globalization;
using System.Text;

namespace BreastCancer;

/// <summary>Both cost curves as one SVG, both axes logarithmic: one run takes 15,000 passes over the rows, the other a few dozen.</summary>
internal static class CostChart
{
    private const double Lowest = 0.02;
    private const double Highest = 1;

    public static void Write(string path, IReadOnlyList<double> tutorial, IReadOnlyList<double> today)
    {
        var chart = new LogChart(Math.Max(tutorial.Count, today.Count), Lowest, Highest);
        chart.Title("Cost over the training rows, pass by pass");
        chart.Axes("pass over the training rows", "mean binary cross-entropy");
        chart.Curve("tutorial", $"tutorial: raw features, gradient descent, {tutorial.Count.ToString("N0", CultureInfo.InvariantCulture)} passes", tutorial);
        chart.Curve("today", $"today: standardised features, AdamW, {today.Count} passes", today);
        File.WriteAllText(path, chart.ToSvg(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
