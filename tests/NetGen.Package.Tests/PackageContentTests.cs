using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>Packing the repository makes one package, and it holds what it should.</summary>
[Collection(nameof(Workspace))]
public sealed class PackageContentTests(Workspace workspace)
{
    [Fact]
    public void ThereIsOnePackage()
    {
        workspace.Pack.AssertSucceeded();
        Assert.EndsWith(".nupkg", Assert.Single(workspace.Packages), StringComparison.Ordinal);
        Assert.DoesNotContain("warning", workspace.Pack.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ItHoldsTheLibraryAndTheGenerator()
    {
        using ZipArchive package = workspace.OpenPackage();
        string[] files = [.. package.Entries.Select(e => e.FullName).Where(f => f.Contains('/') && !f.StartsWith("_rels/", StringComparison.Ordinal) && !f.StartsWith("package/", StringComparison.Ordinal))];
        string[] pages = [.. Directory.GetFiles(SourceTree.Find("generator", "docs"), "NG*.md").Select(f => "docs/" + Path.GetFileName(f))];
        Assert.Equal(
            ((string[])["analyzers/dotnet/cs/NetGen.CodeFixes.dll", "analyzers/dotnet/cs/NetGen.Generator.dll", "buildTransitive/NetGen.targets", "lib/net10.0/NetGen.dll", "lib/net10.0/NetGen.xml", .. pages]).Order(StringComparer.Ordinal),
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ItDependsOnNothing()
    {
        using ZipArchive package = workspace.OpenPackage();
        XElement metadata = XDocument.Load(package.GetEntry("NetGen.nuspec")!.Open()).Root!.Elements().Single();
        XNamespace space = metadata.Name.Namespace;
        Assert.Equal("NetGen", metadata.Element(space + "id")!.Value);
        Assert.Equal("MIT", metadata.Element(space + "license")!.Value);
        XElement group = Assert.Single(metadata.Element(space + "dependencies")!.Elements());
        Assert.Equal("net10.0", group.Attribute("targetFramework")!.Value);
        Assert.Empty(group.Elements());
    }
}
