using System;
using System.IO;

namespace NetGen.Tests.Numerics;

/// <summary>Finds files of the repository from a test's output folder.</summary>
internal static class SourceTree
{
    public static string Find(params string[] parts)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NetGen.sln")))
            {
                return Path.Combine([folder.FullName, .. parts]);
            }
        }

        throw new DirectoryNotFoundException($"No folder with NetGen.sln above {AppContext.BaseDirectory}.");
    }
}
