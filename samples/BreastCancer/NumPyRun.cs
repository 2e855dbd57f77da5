using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace BreastCancer;

/// <summary>The same tutorial in NumPy, for comparison.</summary>
/// <param name="Version">NumPy's version.</param>
/// <param name="Seconds">How long the training took, start of Python and reading of data not counted.</param>
/// <param name="Cost">The cost before the last step.</param>
/// <param name="Correct">Right answers on the test rows.</param>
internal sealed record NumPyRun(string Version, double Seconds, double Cost, int Correct)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Runs <c>tutorial.py</c> with the first Python that has NumPy; null, with the reason, where none has or it takes too long.</summary>
    public static NumPyRun? TryRun(string script, string data, string setup, out string reason)
    {
        string? python = Pythons().FirstOrDefault(candidate => Execute(candidate, ["-c", "import numpy"]) is not null);
        if (python is null)
        {
            reason = "no python3 with numpy on the path";
            return null;
        }

        string? answer = Execute(python, [script, data, setup]);
        reason = answer is null ? $"{python} failed, or was stopped after {Patience.TotalSeconds} s" : "";
        return answer is null ? null : JsonSerializer.Deserialize<NumPyRun>(answer, JsonSerializerOptions.Web);
    }

    // All of them: the first python3 on the path may well be one without NumPy.
    private static IEnumerable<string> Pythons() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in OperatingSystem.IsWindows() ? new[] { "python3.exe", "python.exe" } : ["python3"]
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path;

    // What the program prints, or null where it cannot be started, fails, or takes too long.
    private static string? Execute(string program, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            Task.WaitAll(output, errors);
            return process.ExitCode == 0 ? output.Result : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
