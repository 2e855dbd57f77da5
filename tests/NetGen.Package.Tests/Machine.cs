using System;
using System.IO;
using System.Linq;

namespace NetGen.Package.Tests;

/// <summary>What this machine has.</summary>
internal static class Machine
{
    /// <summary>Where it keeps packages unpacked.</summary>
    public static string Packages { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static bool HasPackage(string id) => Directory.Exists(Path.Combine(Packages, id));

    public static bool HasProgram(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe"))));
}
