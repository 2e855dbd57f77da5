namespace NetGen.Benchmarks.Conducting;

/// <summary>The contenders in C, built when their sources have changed, and kept.</summary>
internal static class NativeBuild
{
    /// <summary>The processor programs are made for, unless another is named.</summary>
    public const string ThisProcessor = "native";

    public static string Program(string name, string processor = ThisProcessor) => Path.Combine(Places.Kept, "c-" + processor, name);

    /// <summary>Null when the program is there; else a reason.</summary>
    public static string? Ensure(string name, string processor = ThisProcessor)
    {
        string program = Program(name, processor);
        string folder = Path.Combine(Places.Project, "native");
        if (File.Exists(program) && File.GetLastWriteTimeUtc(program) >= Directory.EnumerateFiles(folder).Max(File.GetLastWriteTimeUtc))
        {
            return null;
        }

        Console.Error.WriteLine($"building {name}.c …");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        return Tool.Run("gcc", "-O3", "-march=" + processor, "-ffast-math", "-o", program, Path.Combine(folder, name + ".c"), "-lm");
    }
}
