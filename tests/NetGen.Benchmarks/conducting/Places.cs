using NetGen.Testing;

namespace NetGen.Benchmarks.Conducting;

/// <summary>Where things lie.</summary>
internal static class Places
{
    public static string Project => SourceTree.Find("tests", "NetGen.Benchmarks");

    /// <summary>What is built once and kept; not under version control.</summary>
    public static string Kept => Path.Combine(Project, "artifacts");

    public static string Data => Path.Combine(Kept, "data");

    /// <summary>The program this code runs in, and its neighbours.</summary>
    public static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    /// <summary>The last change of any file that decides what NetGen's code is.</summary>
    public static DateTime NewestSource => new[] { "src", "generator", Path.Combine("tests", "NetGen.Benchmarks", "worker") }
        .SelectMany(folder => Directory.EnumerateFiles(SourceTree.Find(folder), "*.*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets")
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Max(File.GetLastWriteTimeUtc);
}
