using System;
using System.Linq;

namespace NetGen;

/// <summary>Numbers as a line of bars, one character each; on a logarithmic scale where all of them are above 0, as losses are.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const string PlainBars = "_.-:=+*#";

    public static string Draw(double[] values, bool unicode)
    {
        if (values.Length == 0)
        {
            return "";
        }

        string bars = unicode ? Bars : PlainBars;
        double[] heights = values.Min() > 0 ? [.. values.Select(v => Math.Log(v))] : values;
        (double least, double most) = (heights.Min(), heights.Max());
        return string.Create(values.Length, (heights, bars, least, most), static (text, state) =>
        {
            double range = state.most - state.least;
            for (int i = 0; i < text.Length; i++)
            {
                double share = range > 0 ? (state.heights[i] - state.least) / range : 0;
                text[i] = state.bars[Math.Clamp((int)(share * state.bars.Length), 0, state.bars.Length - 1)];
            }
        });
    }
}
