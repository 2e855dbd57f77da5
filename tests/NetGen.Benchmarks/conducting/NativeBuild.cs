namespace NetGen.Benchmarks.Conducting;

/// <summary>The contenders in C, built when their sources have changed, and kept.</summary>
internal static class NativeBuild
{
    public static string Program(string name) => Path.Combine(Places.Kept, "c", name);

    /// <summary>Null when the program is there; else a reason.</summary>
    public static string? Ensure(string name)
    {
        string program = Program(name);
        string folder = Path.Combine(Places.Project, "native");
        if (File.Exists(program) && File.GetLastWriteTimeUtc(program) >= Directory.EnumerateFiles(folder).Max(File.GetLastWriteTimeUtc))
        {
            return null;
        }

        Console.Error.WriteLine($"building {name}.c …");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        return Tool.Run("gcc", "-O3", "-march=native", "-ffast-math", "-o", program, Path.Combine(folder, name + ".c"), "-lm");
    }
}
