namespace NetGen.Benchmarks.Conducting;

/// <summary>One figure to reach.</summary>
/// <param name="What">The work and what it is held against.</param>
/// <param name="Value">What was measured; null where a side of it is missing.</param>
/// <param name="Limit">The least value that will do, or the greatest.</param>
/// <param name="IsLeast">Which of the two.</param>
/// <param name="Note">Where the value comes from, or why there is none.</param>
internal sealed record Target(string What, double? Value, double Limit, bool IsLeast, string Note = "")
{
    public bool? IsMet => Value is { } value ? (IsLeast ? value >= Limit : value <= Limit) : null;

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
                (target.IsMet switch { true => "met", false => "SHORT", null => "not measured" }) + (target.Note.Length == 0 ? "" : $" ({target.Note})"));
        }

        table.Write(output);
        output.WriteLine();
        output.WriteLine(
            $"{all.Count(t => t.IsMet == true)} met, {all.Count(t => t.IsMet == false)} short, {all.Count(t => t.IsMet is null)} not measured");
    }
}
