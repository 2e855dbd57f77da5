using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Compiling;

/// <summary>A build of a console project from the command line, without the compiler server.</summary>
/// <param name="Networks">How many networks the project has.</param>
/// <param name="CpuSeconds">Processor time of MSBuild and the compiler; null where the system does not tell.</param>
/// <param name="CompilerMegabytes">The compiler's memory at its peak; null where the system does not tell.</param>
/// <param name="AssemblyBytes">The size of the assembly.</param>
internal sealed record ProjectBuild(int Networks, double? CpuSeconds, double? CompilerMegabytes, long AssemblyBytes)
{
    private const double TicksPerSecond = 100;

    /// <summary>Builds a project with so many copies of the reference network in a temporary folder.</summary>
    public static ProjectBuild Of(int networks)
    {
        string folder = Directory.CreateTempSubdirectory("netgen-compile-").FullName;
        try
        {
            Write(folder, networks);
            Run(folder, "restore");
            double? before = CpuOfChildren();
            using var memory = new CompilerMemory(folder);
            Run(folder, "build", "-c", "Release", "--no-restore", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false");
            double? cpu = CpuOfChildren() - before;
            return new ProjectBuild(
                networks, cpu, memory.PeakMegabytes, new FileInfo(Path.Combine(folder, "bin", "Release", "net10.0", "compiled.dll")).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder, int networks)
    {
        File.WriteAllText(
            Path.Combine(folder, "compiled.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(Gradients<float>).Assembly.Location}" />
                <Analyzer Include="{typeof(Generator.NetworkGenerator).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "Console.WriteLine();\n");
        for (int i = 1; i <= networks; i++)
        {
            string name = "Network" + i.ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(folder, name + ".cs"), ReferenceNetwork.Source(name));
        }
    }

    private static void Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-v", "q"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {arguments[0]}: {output}");
        }
    }

    /// <summary>Processor time of the processes this one has started and waited for, and of theirs.</summary>
    private static double? CpuOfChildren()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        // After the name in parentheses: cutime and cstime are the 14th and 15th field (proc_pid_stat(5)).
        string stat = File.ReadAllText("/proc/self/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[13], CultureInfo.InvariantCulture) + double.Parse(fields[14], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
