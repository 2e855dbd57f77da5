using System;
using System.IO;

namespace NetGen.Tests.Data;

internal static class TempFiles
{
    /// <summary>Runs with two files of the given bytes in a folder of their own, which is deleted afterwards.</summary>
    public static void With(byte[] first, byte[] second, Action<string, string> test)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-");
        try
        {
            (string one, string two) = (Path.Combine(folder.FullName, "features"), Path.Combine(folder.FullName, "targets"));
            File.WriteAllBytes(one, first);
            File.WriteAllBytes(two, second);
            test(one, two);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
