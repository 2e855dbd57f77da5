using System;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A mistake in a declaration is one error of the whole build, at its place.</summary>
[Collection(nameof(Workspace))]
public sealed class MistakeTests(Workspace workspace)
{
    [Theory]
    [InlineData("NotPartial", "Program.cs(9,21): error NG1001: ")]
    [InlineData("NoUnits", "Program.cs(7,8): error NG2001: ")]
    public void IsOneError(string project, string expected)
    {
        DotnetResult build = workspace.Run(project, "build");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(expected, Assert.Single(build.Errors), StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Contains("1 Error(s)", build.Output, StringComparison.Ordinal);
    }

    /// <summary>A program whose library has the package does not get its generator.</summary>
    [Fact]
    public void AMissingGeneratorIsNamed()
    {
        const string Target = "msbuild -t:NetGenRequireGenerator";
        Assert.DoesNotContain("NETGEN0001", workspace.Run(Workspace.Restored, Target).AssertSucceeded().Output, StringComparison.Ordinal);
        DotnetResult declaring = workspace.Run(Workspace.Restored, Target + " -p:Declares=true").AssertSucceeded();
        Assert.Contains("Network.cs", declaring.Output, StringComparison.Ordinal);
        Assert.Contains("warning NETGEN0001: NetGen's generator does not run in this project", declaring.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Program.cs", declaring.Output, StringComparison.Ordinal);
    }
}
