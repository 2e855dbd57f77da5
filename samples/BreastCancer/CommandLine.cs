using Charts;

namespace BreastCancer;

/// <summary>What the user asked for.</summary>
/// <param name="Output">The folder for the files written.</param>
/// <param name="Choose">Whether to choose the recipe instead of running the two trainings.</param>
/// <param name="Help">Whether to print the usage and stop.</param>
internal sealed record CommandLine(string Output, bool Choose, bool Help)
{
    public const string Usage = """
        BreastCancer: the tutorial's network, as the tutorial trains it and as one would today

        usage: dotnet run -c Release --project samples/BreastCancer [-- OPTIONS]

          --output DIR   where cost.svg and the trained model go; made if missing (default: the current directory)
          --choose       show how the settings of today's training were chosen: cross-validation on the training rows
          --help         show this text
        """;

    /// <exception cref="ArgumentException">An argument that is unknown, twice there, or incomplete; the message is for the user.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        string? output = null;
        bool choose = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--help" or "-h":
                    return new CommandLine(".", Choose: false, Help: true);
                case "--choose":
                    choose = true;
                    break;
                case "--output" when output is not null:
                    throw new ArgumentException("--output is there twice.");
                case "--output" when i + 1 == arguments.Length || arguments[i + 1] is "" or ['-', '-', ..]:
                    throw new ArgumentException("--output needs a folder after it.");
                case "--output":
                    output = arguments[++i];
                    break;
                default:
                    throw new ArgumentException($"'{arguments[i]}' is not an argument of this program.");
            }
        }

        return new CommandLine(OutputFolder.Create(output ?? "."), choose, Help: false);
    }
}
