using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generator.Tests.Guide;

/// <summary>A folder in which a page's commands and program run, in processes of their own: they name files without a folder.</summary>
internal sealed class GuideFolder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-guide-").FullName;
    private readonly StringBuilder _output = new();

    public GuideFolder(GuidePage page)
    {
        foreach (string file in page.Files)
        {
            File.Copy(SourceTree.Find(file), Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    /// <summary>What was printed here since the last call; paths are those within the folder.</summary>
    public string TakeOutput()
    {
        string output = _output.ToString().ReplaceLineEndings("\n").Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        _output.Clear();
        return output;
    }

    public void RunProgram(GuidePage page)
    {
        // Beside the folder's files: the host finds the library where the program is.
        string bin = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        string framework = page.IsService ? "Microsoft.AspNetCore.App" : "Microsoft.NETCore.App";
        string library = typeof(NetworkAttribute).Assembly.Location;
        File.WriteAllBytes(Path.Combine(bin, "Page.dll"), GuideProgram.Of(page).Emit());
        File.Copy(library, Path.Combine(bin, Path.GetFileName(library)));
        File.WriteAllText(
            Path.Combine(bin, "Page.runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "{{framework}}", "version": "{{Environment.Version.ToString(3)}}" } } }""");
        Run(Path.Combine(bin, "Page.dll"));
    }

    /// <summary>A command line of <c>dotnet netgen</c>.</summary>
    public void RunTool(string arguments) => Run([Path.Combine(AppContext.BaseDirectory, "dotnet-netgen.dll"), .. arguments.Split(' ')]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Run(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";

        // The page's service is asked without the machine's proxy.
        start.Environment["NO_PROXY"] = "127.0.0.1";
        using Process process = Process.Start(start)!;
        using var watch = new Timer(_ => process.Kill(entireProcessTree: true), null, Patience, Timeout.InfiniteTimeSpan);
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, e) => errors.AppendLine(e.Data);
        process.BeginErrorReadLine();
        _output.Append(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(arguments[0])} ended with {process.ExitCode}.\n{_output}\n{errors}");
    }
}
