namespace NetGen.Benchmarks.Conducting;

/// <summary>Finds a Python that has a module: the first on the path, or the system's own.</summary>
internal static class PythonTool
{
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];

    public static string Interpreter(string module) => Interpreters.FirstOrDefault(i => Has(i, module)) ?? Interpreters[0];

    /// <summary>Null when the module is there; else a reason.</summary>
    public static string? Ensure(string module) =>
        Has(Interpreter(module), module)
            ? null
            : $"not installed (python3 with {module}; on Debian python3-{module}, and libopenblas0-pthread for a fast BLAS)";

    private static bool Has(string interpreter, string module) => Tool.Run(interpreter, "-c", $"import {module}") is null;
}
