using System.IO;
using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Files of the repository that are tested as they stand.</summary>
internal static class Sources
{
    public static string Generator { get; } = Path.Combine(Root(), "generator");

    public static string Tests { get; } = Path.Combine(Root(), "tests", "NetGen.Generator.Tests", "Diagnostics");

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
