using System;
using System.IO;

namespace NetGen.Testing;

/// <summary>
/// Files of the repository, found from a test's output folder: in a deterministic build of a gate the compiler's own paths are mapped
/// to <c>/_/</c> and name no folder.
/// </summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string Find(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The lines of a file, whatever the machine's newline.</summary>
    public static string[] ReadLines(params ReadOnlySpan<string> parts) => File.ReadAllLines(Find(parts));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NetGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder with NetGen.sln above {AppContext.BaseDirectory}.");
    }
}
