namespace NetGen.Benchmarks.Conducting;

/// <summary>One figure to reach.</summary>
/// <param name="What">The work and what it is held against.</param>
/// <param name="Value">What was measured; null where a side of it is missing.</param>
/// <param name="Limit">The least value that will do, or the greatest.</param>
/// <param name="IsLeast">Which of the two.</param>
/// <param name="Note">Where the value comes from, or why there is none.</param>
internal sealed record Target(string What, double? Value, double Limit, bool IsLeast, string Note = "")
{
    /// <summary>Whether the figure holds for this machine and run; else it is only reported.</summary>
    public bool Counts { get; init; } = true;

    public bool? IsMet => Value is { } value && Counts ? (IsLeast ? value >= Limit : value <= Limit) : null;

    /// <summary>The greatest value of all cells that have one, which is to be small.</summary>
    public static Target Worst(string what, double most, IEnumerable<Cell> cells, Func<Cell, double?> value)
    {
        Cell? worst = cells.Where(c => value(c) is not null).MaxBy(c => value(c));
        return new Target(
            what, worst is null ? null : value(worst), most, IsLeast: false, worst is null ? "" : $"worst: {worst.Network.Name}, {worst.Title}");
    }

    private string Verdict => IsMet switch { true => "met", false => "SHORT", null => Value is null ? "not measured" : "reported" };

    public static void Write(IEnumerable<Target> targets, TextWriter output)
    {
        var table = new TextTable("figure to reach", "target", "measured", "");
        List<Target> all = [.. targets];
        foreach (Target target in all)
        {
            table.Add(
                target.What,
                (target.IsLeast ? "≥ " : "≤ ") + Report.Number(target.Limit),
                target.Value is { } value ? Report.Number(value) : "",
                target.Verdict + (target.Note.Length == 0 ? "" : $" ({target.Note})"));
        }

        table.Write(output);
        output.WriteLine();
        output.WriteLine(
            $"{all.Count(t => t.IsMet == true)} met, {all.Count(t => t.IsMet == false)} short, {all.Count(t => t.Value is null)} not measured, "
            + $"{all.Count(t => t.Value is not null && !t.Counts)} reported");
    }
}
