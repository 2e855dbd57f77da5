using System.Diagnostics;

namespace NetGen.Benchmarks.Conducting;

/// <summary>A contender as the conductor sees it: a program that speaks the protocol of the server.</summary>
/// <param name="Id">Short, as in JSON.</param>
/// <param name="Title">As the table has it.</param>
/// <param name="Command">Program and arguments; the data's folder is added.</param>
/// <param name="Prepare">Builds what is missing; gives a reason where that cannot be.</param>
internal sealed record Contender(string Id, string Title, string[] Command, Func<string?>? Prepare = null)
{
    /// <summary>Files that a program which predicts has to bring along, for their size.</summary>
    public string[] Files { get; init; } = [];

    /// <summary>The program in C it is, by its source; null for others.</summary>
    public string? NativeSource { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public bool IsNetGen => Id.StartsWith("netgen", StringComparison.Ordinal);

    public ProcessStartInfo StartInfo(string dataFolder)
    {
        var start = new ProcessStartInfo(Command[0], [.. Command[1..], dataFolder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
