using System.Globalization;

namespace Charts;

/// <summary>A range of numbers along one side of a chart.</summary>
/// <param name="Label">What the numbers are.</param>
/// <param name="Low">Where it begins; above 0 if logarithmic.</param>
/// <param name="High">Where it ends; above <paramref name="Low"/>.</param>
/// <param name="IsLogarithmic">Whether equal ratios are equally far apart, instead of equal differences.</param>
internal sealed record Axis(string Label, double Low, double High, bool IsLogarithmic = false)
{
    private const int MostSteps = 8;

    /// <summary>Where a value stands, from 0 to 1; values beyond the ends stand at the end.</summary>
    public double Place(double value)
    {
        double within = Math.Clamp(value, Low, High);
        return IsLogarithmic ? Math.Log(within / Low) / Math.Log(High / Low) : (within - Low) / (High - Low);
    }

    /// <summary>Round numbers along it: powers of ten (with their double and fivefold, where they are few), or multiples of 1, 2 or 5 times
    /// one.</summary>
    public IEnumerable<double> Ticks()
    {
        if (!IsLogarithmic)
        {
            double step = Steps().First(s => (High - Low) / s <= MostSteps);
            return Enumerable.Range((int)Math.Ceiling(Low / step), MostSteps + 1).Select(i => i * step).Where(value => value <= High * (1 + 1e-9));
        }

        bool fine = High / Low < 1000;
        return Steps().Where(value => value >= Low * (1 - 1e-9) && value <= High * (1 + 1e-9) && (fine || IsPowerOfTen(value)));
    }

    private static IEnumerable<double> Steps() =>
        from power in Enumerable.Range(-6, 16)
        from digit in new[] { 1, 2, 5 }
        select double.Parse($"{digit}E{power}", CultureInfo.InvariantCulture);

    private static bool IsPowerOfTen(double value) => Math.Abs(Math.Log10(value) - Math.Round(Math.Log10(value))) < 1e-9;
}
