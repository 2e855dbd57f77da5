using System.IO;
using NetGen.Testing;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>Programs that reference NetGen's projects instead of the package, as the samples do.</summary>
public sealed class SourceReferenceTests
{
    /// <summary>
    /// A property on the command line reaches the generator's project too, where the SDK refuses what is for programs; it does so in one target,
    /// which writes nothing.
    /// </summary>
    [Theory]
    [InlineData("-p:PublishAot=true")]
    [InlineData("-p:PublishTrimmed=true")]
    [InlineData("-p:IsAotCompatible=true -p:IsTrimmable=true -p:EnableAotAnalyzer=true -p:EnableTrimAnalyzer=true -p:EnableSingleFileAnalyzer=true")]
    public void PropertiesOfAPublishAreNotTheGenerators(string properties)
    {
        string temporary = Directory.CreateTempSubdirectory("netgen-properties-").FullName;
        try
        {
            Dotnet.Run(SourceTree.Find("generator", "NetGen.Generator"), $"msbuild -t:ProcessFrameworkReferences -warnaserror {properties}", temporary).AssertSucceeded();
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
