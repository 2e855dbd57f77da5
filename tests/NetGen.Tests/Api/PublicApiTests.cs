using System;
using System.IO;
using NetGen.Testing;
using PublicApiGenerator;
using Xunit;

namespace NetGen.Tests.Api;

/// <summary>
/// What the packages offer is written down in <c>PublicAPI.txt</c> beside each project, so that a change of it is seen in review. On a difference the
/// test writes <c>PublicAPI.received.txt</c>: read it, then rename it.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        ExcludeAttributes =
        [
            "System.Reflection.AssemblyMetadataAttribute", "System.Runtime.CompilerServices.InternalsVisibleToAttribute",
            "System.Runtime.Versioning.TargetFrameworkAttribute",
        ],
    };

    [Theory]
    [InlineData(typeof(Trainer), "NetGen")]
    [InlineData(typeof(ConsoleProgress), "NetGen.Console")]
    public void IsWrittenDown(Type type, string project)
    {
        string expected = SourceTree.Find("src", project, "PublicAPI.txt");
        string received = Path.ChangeExtension(expected, ".received.txt");
        string api = type.Assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";
        bool isSame = File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == api;
        if (isSame)
        {
            File.Delete(received);
        }
        else
        {
            File.WriteAllText(received, api);
        }

        Assert.True(isSame, $"The public API has changed: compare {received} with {expected}, and rename it where the change is meant.");
    }
}
