using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace NetGen.Package.Tests;

/// <summary>The .NET command line, run as from a fresh shell.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments, none with a space in it.</param>
    /// <param name="temporary">For what the SDK leaves behind.</param>
    /// <param name="packages">The folder that NuGet unpacks to; null: the user's.</param>
    public static DotnetResult Run(string folder, string arguments, string temporary, string? packages = null)
    {
        using Process process = Start(folder, arguments, temporary, packages);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }

        return new DotnetResult($"dotnet {arguments}", process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>The same, still running.</summary>
    public static Process Start(string folder, string arguments, string temporary, string? packages)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments.Split(' '))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string inherited in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        foreach ((string name, string? value) in Settings(temporary, packages))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static IEnumerable<(string Name, string? Value)> Settings(string temporary, string? packages)
    {
        yield return ("DOTNET_CLI_UI_LANGUAGE", "en");
        yield return ("DOTNET_CLI_TELEMETRY_OPTOUT", "1");
        yield return ("DOTNET_NOLOGO", "1");

        yield return (OperatingSystem.IsWindows() ? "TMP" : "TMPDIR", temporary);

        // Servers would outlive the tests and hold on to the folder.
        yield return ("DOTNET_CLI_USE_MSBUILD_SERVER", "0");
        yield return ("MSBUILDDISABLENODEREUSE", "1");
        yield return ("UseSharedCompilation", "false");
        if (packages is not null)
        {
            yield return ("NUGET_PACKAGES", packages);

            // Tools of this folder are dotnet's commands; they find .NET where this process has it.
            string tools = Path.Combine(temporary, "..", "tools");
            yield return ("PATH", $"{tools}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}");
            yield return ("DOTNET_ROOT", Path.GetDirectoryName(Environment.ProcessPath));
        }
    }
}
