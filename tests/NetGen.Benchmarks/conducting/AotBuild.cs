namespace NetGen.Benchmarks.Conducting;

/// <summary>The worker as native code, built when its sources have changed, and kept.</summary>
internal static class AotBuild
{
    public static string Program(string name) => Path.Combine(Places.Kept, name, "out", "NetGen.Benchmarks.Worker");

    /// <summary>Null when the program is there; else a reason.</summary>
    public static string? Ensure(string name, params string[] properties)
    {
        string program = Program(name);
        if (File.Exists(program) && File.GetLastWriteTimeUtc(program) >= Places.NewestSource)
        {
            return null;
        }

        Console.Error.WriteLine($"building {name} …");
        string project = Path.Combine(Places.Project, "worker", "NetGen.Benchmarks.Worker.csproj");
        string? failure = Tool.Run(
            "dotnet",
            ["publish", project, "-c", "Release", "--use-current-runtime", "--artifacts-path", Path.Combine(Places.Kept, name), "-o", Path.GetDirectoryName(program)!, .. properties]);
        if (failure is null)
        {
            File.SetLastWriteTimeUtc(program, DateTime.UtcNow);
        }

        return failure;
    }
}
