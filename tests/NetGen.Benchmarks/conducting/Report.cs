using System.Globalization;

namespace NetGen.Benchmarks.Conducting;

/// <summary>The results as text.</summary>
internal static class Report
{
    public static void Write(Results results, TextWriter output)
    {
        foreach (IGrouping<Data.NetworkSpec, Cell> network in results.Cells.GroupBy(c => c.Network))
        {
            output.WriteLine($"== {network.Key.Name}: {network.Key.Shape}, {network.Key.Hidden}, {network.Key.Loss}");
            foreach (Cell cell in network.OrderBy(c => c.Threads))
            {
                output.WriteLine();
                WriteCell(results, cell, output);
            }

            output.WriteLine();
        }

        WriteStartups(results, output);
        foreach ((Contender contender, string reason) in results.Absent)
        {
            output.WriteLine($"{contender.Title}: not measured: {reason}");
        }

        foreach (string line in Contenders.WithoutEquivalent)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Nanoseconds in the unit that reads best.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Number(nanoseconds) + " ns",
        < 1e6 => Number(nanoseconds / 1e3) + " µs",
        _ => Number(nanoseconds / 1e6) + " ms",
    };

    public static string Number(double value) =>
        value.ToString(Math.Abs(value) switch { < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);

    private static void WriteCell(Results results, Cell cell, TextWriter output)
    {
        var table = new TextTable(cell.Title, "minimum", "median", "÷ NetGen", "of limit", "bytes", "first call", "difference");
        double? netGen = results.Minimum(Results.Reference, cell);
        foreach (Measurement row in results.Of(cell).OrderBy(m => m.Contender.Id != Results.Machine).ThenBy(m => m.Minimum))
        {
            table.Add(
                row.Contender.Title,
                Time(row.Minimum),
                Time(row.Median),
                netGen is null ? "" : Number(row.Minimum / netGen.Value),
                results.Share(row) is { } share ? share.ToString("P0", CultureInfo.InvariantCulture) : "",
                row.Allocated is { } bytes ? Number(bytes).Replace(".00", "", StringComparison.Ordinal) : "",
                row.Result.Length == 0 ? "" : Time(row.FirstCall),
                row.DifferenceFrom(results.Find(Results.Reference, cell)) is { } difference ? Difference(cell, difference) : "");
        }

        table.Write(output);
    }

    // Single precision, summed in different orders; Adam's first steps turn a gradient's sign, however small, into a full step.
    private static string Difference(Cell cell, double difference)
    {
        double allowed = cell.Work.Kind == Data.WorkKind.Train ? 2e-3 : 1e-5;
        return difference.ToString("0.0e+0", CultureInfo.InvariantCulture) + (difference <= allowed ? "" : " DIFFERS");
    }

    private static void WriteStartups(Results results, TextWriter output)
    {
        if (results.Startups.Count == 0)
        {
            return;
        }

        var table = new TextTable("from process start to the first prediction, W", "time", "resident", "files");
        foreach (Startup startup in results.Startups)
        {
            table.Add(startup.Title, Time(startup.Milliseconds * 1e6), Megabytes(startup.ResidentBytes), Megabytes(startup.FileBytes));
        }

        table.Write(output);
        output.WriteLine();
    }

    private static string Megabytes(long bytes) => bytes == 0 ? "" : Number(bytes / 1e6) + " MB";
}
