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
}
