using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>Runs mutants in a process of their own, and in a new one behind each that ends it.</summary>
internal static class MutantProcess
{
    private const string Crash = "the process ended";

    /// <summary>What was wrong with each mutant; null for one that nobody saw.</summary>
    public static IReadOnlyDictionary<Mutant, string?> Run(byte[] image, IReadOnlyList<Mutant> mutants)
    {
        string folder = Directory.CreateTempSubdirectory("netgen-mutants-").FullName;
        try
        {
            string file = Path.Combine(folder, "mutants.dll");
            File.WriteAllBytes(file, image);
            var verdicts = new Dictionary<Mutant, string?>();
            Mutant[] left = [.. mutants];
            while (left.Length > 0)
            {
                string list = Path.Combine(folder, "list");
                File.WriteAllLines(list, left.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Number} {m.Code}")));
                string[] said = Start(file, list);
                string? withoutMistake = said.FirstOrDefault(s => s.StartsWith("0 ", StringComparison.Ordinal));
                Assert.True(withoutMistake is null, withoutMistake);
                Assert.True(said.Length <= left.Length, "More was said than asked.");
                foreach ((Mutant mutant, string line) in left.Zip(said))
                {
                    string verdict = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
                    verdicts.Add(mutant, verdict.Length == 0 ? null : verdict);
                }

                if (said.Length < left.Length)
                {
                    verdicts.Add(left[said.Length], Crash);
                }

                left = [.. left.Skip(said.Length + 1)];
            }

            return verdicts;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Start(params string[] arguments)
    {
        string program = typeof(MutantProcess).Assembly.Location;
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string[] said = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return said;
    }
}
