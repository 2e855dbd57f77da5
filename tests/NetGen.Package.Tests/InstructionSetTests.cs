using System;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>Native code for newer processors is the program's choice, also where only a library of it uses NetGen.</summary>
[Collection(nameof(Workspace))]
public sealed class InstructionSetTests(Workspace workspace)
{
    private const string Project = Workspace.Restored;
    private const string Advice = "<NetGenInstructionSet>x86-64-v3</NetGenInstructionSet>";

    [Theory]
    [InlineData("-p:NetGenInstructionSet=x86-64-v3", "x86-64-v3")]
    [InlineData("-p:NetGenInstructionSet=x86-64-v3 -p:IlcInstructionSet=native", "native")]
    [InlineData("-p:RuntimeIdentifier=linux-x64", "")]
    public void ThePropertyIsPassedOn(string properties, string expected)
    {
        Assert.Equal(expected, workspace.Run(Project, $"msbuild -getProperty:IlcInstructionSet {properties}").AssertSucceeded().Output.Trim());
    }

    [Theory]
    [InlineData("-p:RuntimeIdentifier=linux-x64", true)]
    [InlineData("-p:RuntimeIdentifier=linux-arm64", false)]
    [InlineData("-p:RuntimeIdentifier=linux-x64 -p:NetGenInstructionSet=x86-64-v2", false)]
    public void WhoHasNotChosenIsTold(string properties, bool told)
    {
        DotnetResult result = workspace.Run(Project, $"msbuild -t:NetGenAdviseInstructionSet {properties}").AssertSucceeded();
        Assert.Equal(told, result.Output.Contains(Advice, StringComparison.Ordinal));
    }
}
