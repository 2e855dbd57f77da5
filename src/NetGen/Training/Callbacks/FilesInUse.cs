using System;
using System.Collections.Generic;
using System.IO;

namespace NetGen;

/// <summary>The files that callbacks of runs in this process write, so that two runs never write the same one.</summary>
internal static class FilesInUse
{
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Another callback writes the file.</exception>
    public static void Claim(string path, string callback)
    {
        lock (Paths)
        {
            if (!Paths.Add(Path.GetFullPath(path)))
            {
                throw new InvalidOperationException(
                    $"{callback} cannot write '{path}': another training run that has not ended, or another callback of this run, writes that file. "
                    + "Give each a path of its own.");
            }
        }
    }

    public static void Release(string path)
    {
        lock (Paths)
        {
            Paths.Remove(Path.GetFullPath(path));
        }
    }
}
