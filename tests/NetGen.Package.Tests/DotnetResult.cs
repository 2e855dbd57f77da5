using System;
using System.Linq;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>What a run of the .NET command line came to.</summary>
/// <param name="Command">What was run.</param>
/// <param name="ExitCode">0 where it succeeded.</param>
/// <param name="Output">Both streams.</param>
public sealed record DotnetResult(string Command, int ExitCode, string Output)
{
    /// <summary>Each error once, without the project's name at its end; a build says them again in its summary.</summary>
    public string[] Errors =>
    [
        .. Output.Split('\n', StringSplitOptions.TrimEntries)
            .Where(l => l.Contains(": error ", StringComparison.Ordinal))
            .Select(l => l[..(l.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? end : l.Length)])
            .Distinct(),
    ];

    public DotnetResult AssertSucceeded()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }
}
