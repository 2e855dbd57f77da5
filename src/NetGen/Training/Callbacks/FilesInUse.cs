using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// The files that callbacks of runs in this process write, so that two runs never write the same one. A link to a file counts as that file; two paths
/// through linked folders, and two patterns that give one file, are not recognised.
/// </summary>
internal static class FilesInUse
{
    private static readonly HashSet<string> Paths = new(
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Another callback writes the file.</exception>
    /// <returns>What <see cref="Release"/> takes.</returns>
    public static string Claim(string path, string callback)
    {
        string target = AtomicFile.Target(path);
        lock (Paths)
        {
            if (!Paths.Add(target))
            {
                throw new InvalidOperationException(
                    $"{callback} cannot write '{path}': another training run that has not ended, or another callback of this run, writes that file. "
                    + "Give each a path of its own.");
            }
        }

        return target;
    }

    public static void Release(string target)
    {
        lock (Paths)
        {
            Paths.Remove(target);
        }
    }
}
