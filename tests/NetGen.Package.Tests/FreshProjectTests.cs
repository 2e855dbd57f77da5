using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A new program and a new library with networks and rows of their own, from the package alone.</summary>
[Collection(nameof(Workspace))]
public sealed class FreshProjectTests(Workspace workspace)
{
    [Fact]
    public void BuildAndRun()
    {
        DotnetResult build = workspace.Run("App", "build -warnaserror -p:EmitCompilerGeneratedFiles=true").AssertSucceeded();
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NetGenInstructionSet", build.Output, StringComparison.Ordinal);
        Assert.Equal(["Bits.g.cs", "Parity.g.cs"], Generated("App").Order(StringComparer.Ordinal));
        Assert.Equal(["Library.Doubler.g.cs"], Generated("Library"));

        DotnetResult run = workspace.Run("App", "bin/Debug/net10.0/App.dll").AssertSucceeded();
        Assert.Equal(
            ["learned: True", "0 xor 0 = 0", "0 xor 1 = 1", "1 xor 0 = 1", "1 xor 1 = 0", "typed rows: True, False, False", "2 x 21 = 42"],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>No diagnostics and no cost: neither the generator nor the analyzer runs, and nothing is generated.</summary>
    [Fact]
    public void AProjectThatDependsOnOneOfThemHasTheLibraryAlone()
    {
        Assert.Contains("NetGen.Generator.dll", Analyzers("Library"), StringComparison.Ordinal);
        Assert.DoesNotContain("NetGen", Analyzers(Workspace.Restored), StringComparison.Ordinal);
        DotnetResult build = workspace.Run(Workspace.Restored, "build -warnaserror -p:EmitCompilerGeneratedFiles=true").AssertSucceeded();
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Empty(Generated(Workspace.Restored));
        string printed = workspace.Run(Workspace.Restored, "bin/Debug/net10.0/Downstream.dll").AssertSucceeded().Output;
        Assert.NotEqual(0, double.Parse(printed, CultureInfo.InvariantCulture));

        string Analyzers(string project) =>
            workspace.Run(project, "msbuild -t:ResolveLockFileAnalyzers -getItem:Analyzer").AssertSucceeded().Output;
    }

    /// <summary>The README's first program: a file and the package, no project.</summary>
    [Fact]
    public void AFileIsAProgram()
    {
        DotnetResult run = workspace.Run("Quickstart", "run app.cs").AssertSucceeded();
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith("Xor: 500 epochs in ", lines[^2], StringComparison.Ordinal);
        Assert.Matches(@"^0 xor 1 = (0\.9\d|1\.00), 1 xor 1 = 0\.0\d$", lines[^1]);
        Assert.True(File.Exists(Path.Combine(workspace.Root, "Projects", "Quickstart", "xor.safetensors")));

        string[] program = SourceTree.ReadLines("tests", "NetGen.Package.Tests", "Projects", "Quickstart", "app.cs");
        Assert.Contains(string.Join('\n', program[1..]).Trim(), string.Join('\n', SourceTree.ReadLines("README.md")), StringComparison.Ordinal);
    }

    /// <summary>What the generator wrote in a project; the SDK's own generators write beside it.</summary>
    private string[] Generated(string project) =>
    [
        .. Directory.GetFiles(Path.Combine(workspace.Root, "Projects", project, "obj"), "*.cs", SearchOption.AllDirectories)
            .Where(f => f.Contains("NetGen.Generator", StringComparison.Ordinal))
            .Select(f => Path.GetFileName(f)),
    ];
}
