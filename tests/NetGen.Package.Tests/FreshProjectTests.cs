using System;
using System.IO;
using System.Linq;
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

    /// <summary>What the generator wrote in a project; the SDK's own generators write beside it.</summary>
    private string[] Generated(string project) =>
    [
        .. Directory.GetFiles(Path.Combine(workspace.Root, "Projects", project, "obj"), "*.cs", SearchOption.AllDirectories)
            .Where(f => f.Contains("NetGen.Generator", StringComparison.Ordinal))
            .Select(f => Path.GetFileName(f)),
    ];
}
