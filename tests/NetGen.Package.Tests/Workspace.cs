using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
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
            WriteSources();
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

    /// <summary>What packing wrote.</summary>
    public string[] Packages => [.. Directory.GetFiles(_feed).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public ZipArchive OpenPackage(string name) => ZipFile.OpenRead(Path.Combine(_feed, name));

    /// <summary>Runs the .NET command line in one of the user's projects.</summary>
    public DotnetResult Run(string project, string arguments) =>
        Dotnet.Run(Path.Combine(Root, "Projects", project), arguments, _temporary, Path.Combine(Root, "packages"));

    /// <summary>The same, still running.</summary>
    public Process Start(string project, string arguments) =>
        Dotnet.Start(Path.Combine(Root, "Projects", project), arguments, _temporary, Path.Combine(Root, "packages"));

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A new folder in <c>Projects</c> with a project made from one of the templates, as the package has them.</summary>
    public void MakeFrom(string template, string name)
    {
        string hive = Path.Combine(Root, "templates");
        if (!Directory.Exists(hive))
        {
            string package = Packages.Single(p => p.StartsWith("NetGen.Templates.", StringComparison.Ordinal));
            Run(Restored, $"new install {Path.Combine(_feed, package)} --debug:custom-hive {hive}").AssertSucceeded();
        }

        Dotnet.Run(Path.Combine(Root, "Projects"), $"new {template} -o {name} --skipRestore --debug:custom-hive {hive}", _temporary).AssertSucceeded();
    }

    /// <summary>Installs the tool, as the package has it: <c>dotnet netgen</c>.</summary>
    public void InstallTool()
    {
        if (!Directory.Exists(Path.Combine(Root, "tools")))
        {
            Run(Restored, $"tool install NetGen.Tool --tool-path {Path.Combine(Root, "tools")}").AssertSucceeded();
        }
    }

    private DotnetResult PackRepository()
    {
        string configuration = typeof(Workspace).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string nuspec = Path.Combine(Root, "nuspec") + Path.DirectorySeparatorChar;
        return Dotnet.Run(SourceTree.Root, $"pack NetGen.sln --no-build -c {configuration} -o {_feed} -p:NuspecOutputPath={nuspec}", _temporary);
    }

    /// <summary>
    /// NetGen comes from the feed alone. What else a project needs, such as the Native AOT compiler, is used where the machine has it unpacked already: all
    /// but NetGen's own packages, which may be older ones. A folder outside of <c>Projects</c> has the machine's sources too.
    /// </summary>
    private void WriteSources()
    {
        string machine = Path.Combine(Root, "machine");
        Directory.CreateDirectory(machine);
        foreach (string package in Directory.Exists(Machine.Packages) ? Directory.GetDirectories(Machine.Packages) : [])
        {
            string name = Path.GetFileName(package);
            if (name != "netgen" && !name.StartsWith("netgen.", StringComparison.Ordinal))
            {
                Directory.CreateSymbolicLink(Path.Combine(machine, name), package);
            }
        }

        string fallback = $"<fallbackPackageFolders><add key=\"machine\" value=\"{machine}\" /></fallbackPackageFolders>";
        File.WriteAllText(Path.Combine(Root, "nuget.config"), $"<configuration><packageSources><add key=\"feed\" value=\"{_feed}\" /></packageSources>{fallback}</configuration>");
        File.WriteAllText(
            Path.Combine(Root, "Projects", "nuget.config"),
            $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{_feed}\" /></packageSources>{fallback}</configuration>");
    }

    private void CopyProjects()
    {
        foreach (string file in new[] { "Projects", "Browser" }.SelectMany(
            folder => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "*", SearchOption.AllDirectories)))
        {
            string to = Path.Combine(Root, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
