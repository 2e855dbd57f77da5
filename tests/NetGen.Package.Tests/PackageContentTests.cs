using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>Packing the repository makes these packages, and they hold what they should.</summary>
[Collection(nameof(Workspace))]
public sealed class PackageContentTests(Workspace workspace)
{
    private static readonly XDocument BuildProperties = XDocument.Load(SourceTree.Find("Directory.Build.props"));

    private static string Version => BuildProperties.Descendants("Version").Single().Value;

    [Fact]
    public void TheseArePacked()
    {
        workspace.Pack.AssertSucceeded();
        Assert.Equal(
            ((string[])[
                $"NetGen.{Version}.nupkg", $"NetGen.{Version}.snupkg", $"NetGen.Console.{Version}.nupkg", $"NetGen.Console.{Version}.snupkg", $"NetGen.Templates.{Version}.nupkg", $"NetGen.Tool.{Version}.nupkg",
            ]).Order(StringComparer.Ordinal),
            workspace.Packages);
        Assert.DoesNotContain("warning", workspace.Pack.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void NetGenHoldsTheLibraryAndTheGenerator()
    {
        string pagesFolder = SourceTree.Find("generator", "docs");
        string[] pages = [.. Directory.GetFiles(pagesFolder, "*.md", SearchOption.AllDirectories).Select(f => "docs/" + Path.GetRelativePath(pagesFolder, f).Replace('\\', '/'))];
        Assert.Equal(
            ((string[])[
                "README.md", "analyzers/dotnet/cs/NetGen.CodeFixes.dll", "analyzers/dotnet/cs/NetGen.Generator.dll", "build/NetGen.props", "build/NetGen.targets",
                "buildTransitive/NetGen.targets", "icon.png", "lib/net10.0/NetGen.dll", "lib/net10.0/NetGen.xml", .. pages,
            ]).Order(StringComparer.Ordinal),
            Files($"NetGen.{Version}.nupkg"));
        Assert.Equal(["lib/net10.0/NetGen.pdb"], Files($"NetGen.{Version}.snupkg"));
    }

    [Fact]
    public void TheConsoleHoldsItsLibrary()
    {
        Assert.Equal(["README.md", "icon.png", "lib/net10.0/NetGen.Console.dll", "lib/net10.0/NetGen.Console.xml"], Files($"NetGen.Console.{Version}.nupkg"));
        Assert.Equal(["lib/net10.0/NetGen.Console.pdb"], Files($"NetGen.Console.{Version}.snupkg"));
    }

    [Theory]
    [InlineData("NetGen")]
    [InlineData("NetGen.Console", "NetGen All", "Spectre.Console exclude Build,Analyzers")]
    public void Metadata(string id, params string[] dependencies)
    {
        using ZipArchive package = workspace.OpenPackage($"{id}.{Version}.nupkg");
        XElement metadata = XDocument.Load(package.GetEntry($"{id}.nuspec")!.Open()).Root!.Elements().Single();
        XNamespace space = metadata.Name.Namespace;
        string Value(string name) => metadata.Element(space + name)?.Value ?? "";
        Assert.Equal((id, "MIT", "icon.png", "README.md"), (Value("id"), Value("license"), Value("icon"), Value("readme")));
        Assert.NotEmpty(Value("description"));
        XElement group = Assert.Single(metadata.Element(space + "dependencies")!.Elements());
        Assert.Equal("net10.0", group.Attribute("targetFramework")!.Value);
        Assert.Equal(
            dependencies,
            group.Elements().Select(d => $"{d.Attribute("id")!.Value} {(d.Attribute("exclude") is { } e ? "exclude " + e.Value : d.Attribute("include")!.Value)}"));
    }

    /// <summary>Same sources, same bytes: nothing in a file of the package is of this machine or this hour.</summary>
    [Fact]
    public void FilesCarryNoDateAndNoFolder()
    {
        using ZipArchive package = workspace.OpenPackage($"NetGen.{Version}.nupkg");
        Assert.All(package.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        using var content = new MemoryStream();
        package.GetEntry("lib/net10.0/NetGen.dll")!.Open().CopyTo(content);
        Assert.DoesNotContain(SourceTree.Root, System.Text.Encoding.Latin1.GetString(content.ToArray()), StringComparison.Ordinal);
    }

    /// <summary>The files of a package but for those that say what it is.</summary>
    private string[] Files(string name)
    {
        using ZipArchive package = workspace.OpenPackage(name);
        return
        [
            .. package.Entries.Select(e => e.FullName)
                .Where(f => !f.StartsWith("_rels/", StringComparison.Ordinal) && !f.StartsWith("package/", StringComparison.Ordinal))
                .Where(f => f != "[Content_Types].xml" && !f.EndsWith(".nuspec", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
