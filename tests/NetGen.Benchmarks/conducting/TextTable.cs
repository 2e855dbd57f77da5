namespace NetGen.Benchmarks.Conducting;

/// <summary>Columns that line up: the first to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] row) => _rows.Add(row);

    public void Write(TextWriter output)
    {
        int[] widths = [.. header.Select((_, column) => _rows.Max(r => r[column].Length))];
        widths[0] = Math.Max(widths[0], 30);
        foreach (string[] row in _rows)
        {
            output.WriteLine("  " + string.Join("  ", row.Select((text, column) => column == 0 ? text.PadRight(widths[0]) : text.PadLeft(widths[column]))).TrimEnd());
        }
    }
}
