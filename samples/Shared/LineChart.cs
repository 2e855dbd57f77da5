using System.Globalization;
using System.Text;

namespace Charts;

/// <summary>A line chart, written as SVG by hand; its colours follow the reader's light or dark theme.</summary>
internal sealed class LineChart(string title, Axis across, Axis upwards)
{
    private const int Width = 800;
    private const int Left = 70;
    private const int Right = 780;
    private const int Top = 56;
    private const int Bottom = 400;
    private const int LegendTop = 464;
    private const int LegendLine = 24;
    private const int LongestInColumns = 28;

    /// <summary>A colour for each curve, on white and on black.</summary>
    private static readonly (string Light, string Dark)[] Palette =
    [
        ("#bc4c00", "#ffa657"), ("#0969da", "#58a6ff"), ("#1a7f37", "#3fb950"), ("#8250df", "#bc8cff"),
        ("#cf222e", "#ff7b72"), ("#1b7c83", "#39c5cf"), ("#9a6700", "#e3b341"), ("#57606a", "#8b949e"),
    ];

    private readonly List<(string Label, string Points)> _curves = [];

    /// <summary>A curve through (1, values[0]), (2, values[1]), …; its label stands in the legend.</summary>
    public void Curve(string label, IReadOnlyList<double> values)
    {
        var points = new StringBuilder();
        foreach (int index in VisiblePoints(values.Count))
        {
            points.Append(CultureInfo.InvariantCulture, $"{X(index + 1):F1},{Y(values[index]):F1} ");
        }

        _curves.Add((label, points.ToString().TrimEnd()));
    }

    public void Write(string path) => File.WriteAllText(path, ToSvg(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private string ToSvg()
    {
        int columns = _curves.Max(curve => curve.Label.Length) <= LongestInColumns ? 3 : 1;
        int height = LegendTop + (LegendLine * ((_curves.Count + columns - 1) / columns));
        var svg = new StringBuilder();
        Line(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img">""");
        Line(svg, $"""<title>{title}</title>""");
        svg.Append(Style());
        Line(svg, $"""<rect class="paper" width="{Width}" height="{height}"/>""");
        Line(svg, $"""<text class="title" x="{Left}" y="32">{title}</text>""");
        Grid(svg);
        for (int i = 0; i < _curves.Count; i++)
        {
            int x = Left + (i % columns * ((Right - Left) / columns));
            int y = LegendTop + (i / columns * LegendLine);
            Line(svg, $"""<polyline class="curve c{i % Palette.Length}" points="{_curves[i].Points}"/>""");
            Line(svg, $"""<line class="curve c{i % Palette.Length}" x1="{x}" y1="{y}" x2="{x + 26}" y2="{y}"/>""");
            Line(svg, $"""<text x="{x + 34}" y="{y + 4}">{_curves[i].Label}</text>""");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private void Grid(StringBuilder svg)
    {
        foreach (double x in across.Ticks())
        {
            Line(svg, $"""<line class="grid" x1="{X(x):F1}" y1="{Top}" x2="{X(x):F1}" y2="{Bottom}"/>""");
            Line(svg, $"""<text x="{X(x):F1}" y="{Bottom + 20}" text-anchor="middle">{x:#,0.######}</text>""");
        }

        foreach (double y in upwards.Ticks())
        {
            Line(svg, $"""<line class="grid" x1="{Left}" y1="{Y(y):F1}" x2="{Right}" y2="{Y(y):F1}"/>""");
            Line(svg, $"""<text x="{Left - 8}" y="{Y(y) + 4:F1}" text-anchor="end">{y:#,0.######}</text>""");
        }

        Line(svg, $"""<text x="{(Left + Right) / 2}" y="{Bottom + 40}" text-anchor="middle">{across.Label}</text>""");
        Line(svg, $"""<text transform="translate(20 {(Top + Bottom) / 2}) rotate(-90)" text-anchor="middle">{upwards.Label}</text>""");
    }

    private static string Style()
    {
        var style = new StringBuilder("<style>\n");
        style.Append("  text { font: 13px system-ui, sans-serif; fill: #24292f; }\n  .title { font-size: 16px; font-weight: 600; }\n");
        style.Append(
            "  .paper { fill: #ffffff; }\n  .grid { stroke: #d8dee4; }\n  .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }\n");
        style.AppendJoin("", Palette.Select((colour, i) => $"  .c{i} {{ stroke: {colour.Light}; }}\n"));
        style.Append(
            "  @media (prefers-color-scheme: dark) {\n    text { fill: #e6edf3; }\n    .paper { fill: #0d1117; }\n    .grid { stroke: #30363d; }\n");
        style.AppendJoin("", Palette.Select((colour, i) => $"    .c{i} {{ stroke: {colour.Dark}; }}\n"));
        return style.Append("  }\n</style>\n").ToString();
    }

    // One point a pixel draws the same line as all of them.
    private IEnumerable<int> VisiblePoints(int count) =>
        Enumerable.Range(0, count).GroupBy(index => (int)X(index + 1)).Select(pixel => pixel.Last());

    private double X(double value) => Left + ((Right - Left) * across.Place(value));

    private double Y(double value) => Bottom - ((Bottom - Top) * upwards.Place(value));

    private static void Line(StringBuilder svg, FormattableString element) => svg.Append(FormattableString.Invariant(element)).Append('\n');
}
