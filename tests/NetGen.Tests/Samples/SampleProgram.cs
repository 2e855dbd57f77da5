using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using NetGen.Testing;

namespace NetGen.Tests.Samples;

/// <summary>A sample, run as a user runs it.</summary>
internal static class SampleProgram
{
    public static (int Code, string Output, string Error) Run(string name, params string[] arguments)
    {
        // Built with these tests, in the same configuration: …/bin/Release/net10.0/
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string program = SourceTree.Find("samples", name, "bin", own.Parent!.Name, own.Name, name + ".dll");
        using Process process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
