namespace NetGen.Benchmarks.Conducting;

/// <summary>Where things lie.</summary>
internal static class Places
{
    public static string Root { get; } = FindRoot();

    public static string Project => Path.Combine(Root, "tests", "NetGen.Benchmarks");

    /// <summary>What is built once and kept; not under version control.</summary>
    public static string Kept => Path.Combine(Project, "artifacts");

    public static string Data => Path.Combine(Kept, "data");

    /// <summary>The program this code runs in, and its neighbours.</summary>
    public static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    /// <summary>The last change of any file that decides what NetGen's code is.</summary>
    public static DateTime NewestSource => new[] { "src", "generator", Path.Combine("tests", "NetGen.Benchmarks", "worker") }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets")
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Max(File.GetLastWriteTimeUtc);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NetGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The benchmarks run from the repository they were built in.");
    }
}
