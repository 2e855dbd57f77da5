using System.Text;
using Charts;

namespace FashionMnist;

/// <summary>Small grey images side by side with a line of text below each, as SVG.</summary>
internal sealed class Picture(string title, int columns)
{
    private const int Cell = 112;
    private const int Shown = 84;
    private const int CellHeight = 112;
    private const int Top = 48;
    private const int Margin = 20;

    private readonly List<(string Caption, string Image)> _cells = [];

    /// <summary>Adds an image.</summary>
    /// <param name="caption">The text below it.</param>
    /// <param name="side">Its width and height in pixels.</param>
    /// <param name="shades"><c>[side][side]</c>, from 0 (black) to 1 (white).</param>
    public void Add(string caption, int side, IEnumerable<double> shades) =>
        _cells.Add((caption, Convert.ToBase64String(PngImage.Grey(side, [.. shades.Select(shade => (byte)Math.Round(255 * shade))]))));

    public void Write(string path)
    {
        int width = (2 * Margin) + (columns * Cell);
        int height = Top + Margin + ((_cells.Count + columns - 1) / columns * CellHeight);
        var svg = new StringBuilder();
        svg.Append($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">""").Append('\n');
        svg.Append("<style>text { font: 11px system-ui, sans-serif; fill: #24292f; } image { image-rendering: pixelated; }</style>\n");
        svg.Append($"""<rect width="{width}" height="{height}" fill="#ffffff"/>""").Append('\n');
        svg.Append($"""<text x="{Margin}" y="28" style="font-size: 15px">{title}</text>""").Append('\n');
        for (int i = 0; i < _cells.Count; i++)
        {
            (int x, int y) = (Margin + (i % columns * Cell), Top + (i / columns * CellHeight));
            svg.Append($"""<image x="{x}" y="{y}" width="{Shown}" height="{Shown}" href="data:image/png;base64,{_cells[i].Image}"/>""").Append('\n');
            svg.Append($"""<text x="{x}" y="{y + Shown + 14}">{_cells[i].Caption}</text>""").Append('\n');
        }

        File.WriteAllText(path, svg.Append("</svg>\n").ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
