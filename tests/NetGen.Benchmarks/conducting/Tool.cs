using System.ComponentModel;
using System.Diagnostics;

namespace NetGen.Benchmarks.Conducting;

/// <summary>Runs a tool of the machine, where it is there.</summary>
internal static class Tool
{
    /// <summary>Null when it ended well; else a reason.</summary>
    public static string? Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{program} failed: {Line(errors.Result) ?? Line(output) ?? "no message"}";
        }
        catch (Win32Exception)
        {
            return $"{program} is not installed";
        }
    }

    private static string? Line(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault();
    }
}
