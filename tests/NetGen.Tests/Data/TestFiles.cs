using System;
using System.IO;

namespace NetGen.Tests.Data;

internal static class TestFiles
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", "files", name);

    /// <summary>Runs with a file of the given text in a folder of its own, which is deleted afterwards.</summary>
    public static void With(string name, string text, Action<string> test)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-");
        try
        {
            string path = System.IO.Path.Combine(folder.FullName, name);
            File.WriteAllText(path, text);
            test(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
