using System;
using System.IO;
using System.IO.Compression;
using System.Reflection;
using NetGen.Testing;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A temporary folder with the package just packed and the projects of a user who has no other source of packages. Gone after the
/// tests.</summary>
[CollectionDefinition(nameof(Workspace))]
public sealed class Workspace : ICollectionFixture<Workspace>, IDisposable
{
    /// <summary>A program whose library uses the package: restored, not built.</summary>
    public const string Restored = "Downstream";

    private readonly string _feed;
    private readonly string _temporary;

    public Workspace()
    {
        Root = Directory.CreateTempSubdirectory("netgen-package-").FullName;
        _feed = Path.Combine(Root, "feed");
        _temporary = Directory.CreateDirectory(Path.Combine(Root, "tmp")).FullName;
        try
        {
            Pack = PackRepository();
            CopyProjects();
            Run(Restored, "restore").AssertSucceeded();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Root { get; }

    /// <summary>What packing the whole repository said.</summary>
    public DotnetResult Pack { get; }

    public string[] Packages => Directory.GetFiles(_feed);

    public ZipArchive OpenPackage() => ZipFile.OpenRead(Assert.Single(Packages));

    /// <summary>Runs the .NET command line in one of the user's projects.</summary>
    public DotnetResult Run(string project, string arguments) =>
        Dotnet.Run(Path.Combine(Root, "Projects", project), arguments, _temporary, Path.Combine(Root, "packages"));

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private DotnetResult PackRepository()
    {
        string configuration = typeof(Workspace).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string nuspec = Path.Combine(Root, "nuspec") + Path.DirectorySeparatorChar;
        return Dotnet.Run(SourceTree.Root, $"pack NetGen.sln --no-build -c {configuration} -o {_feed} -p:NuspecOutputPath={nuspec}", _temporary);
    }

    private void CopyProjects()
    {
        string from = Path.Combine(AppContext.BaseDirectory, "Projects");
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(Root, "Projects", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
