using System.Diagnostics;
using System.IO;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A new WebAssembly program, run by Node.js as a browser runs it.</summary>
[Collection(nameof(Workspace))]
public sealed class WebAssemblyTests(Workspace workspace)
{
    [WebAssemblyFact]
    public void TrainsSavesAndLoads()
    {
        string folder = Path.Combine(workspace.Root, "Browser");
        workspace.Run(folder, "build -c Release -warnaserror").AssertSucceeded();
        var start = new ProcessStartInfo("node", "main.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("in a browser: True, learned: True, loaded: True", output.Trim());
    }
}
