using System;
using System.Runtime.CompilerServices;
using NetGen.Fuzzing;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(FuzzOptions.Usage);
    return 0;
}

FuzzOptions options;
try
{
    options = FuzzOptions.Parse(args);
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"{error.Message} --help lists the arguments.");
    return 2;
}

Instrumentation.Apply();
return Run(options);

// A method of its own, compiled after the library is instrumented, for compiling it loads the library.
[MethodImpl(MethodImplOptions.NoInlining)]
static int Run(FuzzOptions options) => new FuzzRun(Target(options.Target), options).Run();

static FuzzTarget Target(string name) => name switch
{
    "csv" => new CsvTarget(),
    "safetensors" => new SafetensorsTarget(),
    "safetensorsfile" => new SafetensorsFileTarget(),
    "idx" => new IdxTarget(),
    _ => new NpyTarget(),
};
