using System;
using System.Globalization;
using System.IO;

namespace NetGen.Fuzzing;

/// <summary>What the user asked for.</summary>
/// <param name="Target">The parser: one of <see cref="FuzzTargets.Names"/>.</param>
/// <param name="Corpus">The folder of inputs to begin with.</param>
/// <param name="Seconds">How long to go on after them.</param>
/// <param name="Inputs">How many inputs to try at most.</param>
/// <param name="Seed">What the mutations follow from.</param>
/// <param name="Keep">Whether inputs that reach new code are written into the corpus.</param>
/// <param name="Failures">Where an input is written that fails.</param>
/// <param name="Merge">A folder of inputs to take over where they reach new code; null for none.</param>
internal sealed record FuzzOptions(string Target, string Corpus, int Seconds, long Inputs, int Seed, bool Keep, string Failures, string? Merge = null)
{
    public const string Usage = """
        NetGen.Fuzzing: mutates inputs of a parser and watches that nothing escapes but its documented exception

        usage: dotnet run -c Release --project tests/NetGen.Fuzzing -- PARSER CORPUS [OPTIONS]

          PARSER           csv, safetensors, safetensorsfile, idx, npy, table or preprocessing
          CORPUS           the folder of inputs to begin with, such as tests/NetGen.Fuzzing/corpus/csv
          --seconds N      how long (default: 60)
          --inputs N       how many inputs at most (default: as many as the time allows)
          --seed N         what the mutations follow from (default: the clock)
          --keep           write inputs that reach new code into the corpus
          --merge DIR      try this folder's inputs first, the shortest before the longer (with --keep and --seconds 0: to make a large corpus small)
          --failures DIR   where an input is written that fails (default: the current directory)
        """;

    /// <exception cref="ArgumentException">An argument that is unknown or incomplete; the message is for the user.</exception>
    public static FuzzOptions Parse(string[] arguments)
    {
        if (arguments.Length < 2 || Array.IndexOf(FuzzTargets.Names, arguments[0]) < 0)
        {
            throw new ArgumentException($"A parser and its corpus are needed: one of {string.Join(", ", FuzzTargets.Names)}, then a folder.");
        }

        if (!Directory.Exists(arguments[1]))
        {
            throw new ArgumentException($"The corpus '{arguments[1]}' is no folder.");
        }

        var options = new FuzzOptions(
            arguments[0], arguments[1], Seconds: 60, Inputs: long.MaxValue, Environment.TickCount, Keep: false, Failures: ".");
        for (int i = 2; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--keep" => options with { Keep = true },
                "--seconds" => options with { Seconds = Number(arguments, ++i) },
                "--inputs" => options with { Inputs = Number(arguments, ++i) },
                "--seed" => options with { Seed = Number(arguments, ++i) },
                "--merge" => options with { Merge = Value(arguments, ++i) },
                "--failures" => options with { Failures = Value(arguments, ++i) },
                _ => throw new ArgumentException($"'{arguments[i]}' is not an argument of this program."),
            };
        }

        return options;
    }

    private static string Value(string[] arguments, int i) =>
        i < arguments.Length ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} needs a value after it.");

    private static int Number(string[] arguments, int i) =>
        int.TryParse(Value(arguments, i), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new ArgumentException($"{arguments[i - 1]} needs a whole number after it, not '{arguments[i]}'.");
}
