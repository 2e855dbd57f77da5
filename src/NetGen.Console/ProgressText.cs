using System;
using System.Globalization;

namespace NetGen;

/// <summary>Numbers and times as the display writes them, the same in every culture.</summary>
internal static class ProgressText
{
    /// <summary>Five significant digits or so, always as wide for numbers of one size.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 1e-3 or >= 1e6 => value.ToString("0.000E+0", CultureInfo.InvariantCulture),
        < 10 => value.ToString("F4", CultureInfo.InvariantCulture),
        < 100 => value.ToString("F3", CultureInfo.InvariantCulture),
        < 1000 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("F1", CultureInfo.InvariantCulture),
    };

    /// <summary>As in <c>0:07</c>, <c>12:30</c>, <c>3:05:00</c>; under ten seconds of a whole run as in <c>1.24 s</c>.</summary>
    public static string Time(TimeSpan time, bool exact = false)
    {
        if (exact && time < TimeSpan.FromSeconds(10))
        {
            return time.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture) + " s";
        }

        long seconds = (long)Math.Ceiling(Math.Min(time.TotalSeconds, 359_999_999));
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>As in <c>1,240 steps/s</c>, <c>3.2 steps/s</c>.</summary>
    public static string Rate(double stepsPerSecond) =>
        stepsPerSecond.ToString(stepsPerSecond < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture) + " steps/s";
}
