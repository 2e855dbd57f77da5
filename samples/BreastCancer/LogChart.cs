using System.Globalization;
using System.Text;

namespace BreastCancer;

/// <summary>A line chart with two logarithmic axes, written as SVG by hand; its colours follow the reader's light or dark theme.</summary>
/// <param name="lastX">The end of the horizontal axis, which begins at 1.</param>
/// <param name="lowest">The lower end of the vertical axis.</param>
/// <param name="highest">The upper end of the vertical axis.</param>
internal sealed class LogChart(double lastX, double lowest, double highest)
{
    private const int Width = 800;
    private const int Height = 460;
    private const int Left = 70;
    private const int Right = 780;
    private const int Top = 56;
    private const int Bottom = 400;

    private const string Style = """
        <style>
          text { font: 13px system-ui, sans-serif; fill: #24292f; }
          .title { font-size: 16px; font-weight: 600; }
          .paper { fill: #ffffff; }
          .grid { stroke: #d8dee4; }
          .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
          .tutorial { stroke: #bc4c00; }
          .today { stroke: #0969da; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            .paper { fill: #0d1117; }
            .grid { stroke: #30363d; }
            .tutorial { stroke: #ffa657; }
            .today { stroke: #58a6ff; }
          }
        </style>
        """;

    private readonly StringBuilder _svg = new();
    private int _curves;

    public void Title(string text) => Add($"""<text class="title" x="{Left}" y="32">{text}</text>""");

    /// <summary>Grid lines and numbers at 1, 10, 100, … across and at 1, 2 and 5 of each power of ten upwards.</summary>
    public void Axes(string across, string upwards)
    {
        for (double x = 1; x <= lastX; x *= 10)
        {
            Add($"""<line class="grid" x1="{X(x):F1}" y1="{Top}" x2="{X(x):F1}" y2="{Bottom}"/>""");
            Add($"""<text x="{X(x):F1}" y="{Bottom + 20}" text-anchor="middle">{x:N0}</text>""");
        }

        foreach (double y in Ticks())
        {
            Add($"""<line class="grid" x1="{Left}" y1="{Y(y):F1}" x2="{Right}" y2="{Y(y):F1}"/>""");
            Add($"""<text x="{Left - 8}" y="{Y(y) + 4:F1}" text-anchor="end">{y}</text>""");
        }

        Add($"""<text x="{(Left + Right) / 2}" y="{Height - 14}" text-anchor="middle">{across}</text>""");
        Add($"""<text transform="translate(20 {(Top + Bottom) / 2}) rotate(-90)" text-anchor="middle">{upwards}</text>""");
    }

    /// <summary>A curve through values 1, 2, 3, …, and its line in the legend.</summary>
    public void Curve(string style, string label, IReadOnlyList<double> values)
    {
        var points = new StringBuilder();
        foreach (int index in VisiblePoints(values.Count))
        {
            points.Append(CultureInfo.InvariantCulture, $"{X(index):F1},{Y(values[index - 1]):F1} ");
        }

        Add($"""<polyline class="curve {style}" points="{points.ToString().TrimEnd()}"/>""");
        int y = Bottom - 42 + (22 * _curves++);
        Add($"""<line class="curve {style}" x1="{Left + 16}" y1="{y}" x2="{Left + 46}" y2="{y}"/>""");
        Add($"""<text x="{Left + 54}" y="{y + 4}">{label}</text>""");
    }

    public string ToSvg() => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img">
        {Style}
        <rect class="paper" width="{Width}" height="{Height}"/>
        {_svg}</svg>

        """);

    private IEnumerable<double> Ticks() =>
        from power in Enumerable.Range(-6, 13)
        from digit in new[] { 1, 2, 5 }
        let value = double.Parse($"{digit}E{power}", CultureInfo.InvariantCulture)
        where value >= lowest && value <= highest
        select value;

    // On a logarithmic axis later points crowd together: a few hundred, evenly spread over the page, draw the same line.
    private static IEnumerable<int> VisiblePoints(int count) =>
        Enumerable.Range(0, Right - Left + 1)
            .Select(pixel => (int)Math.Round(Math.Pow(count, pixel / (double)(Right - Left))))
            .Distinct();

    private double X(double value) => Left + ((Right - Left) * Math.Log(value) / Math.Log(lastX));

    private double Y(double value) =>
        Bottom - ((Bottom - Top) * Math.Log(Math.Clamp(value, lowest, highest) / lowest) / Math.Log(highest / lowest));

    private void Add(FormattableString element) => _svg.Append(FormattableString.Invariant(element)).Append('\n');
}
