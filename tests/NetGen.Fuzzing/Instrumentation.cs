using System;
using System.IO;
using SharpFuzz;

namespace NetGen.Fuzzing;

/// <summary>Rewrites the copy of NetGen.dll beside this program so that every branch of the parsers counts itself.</summary>
internal static class Instrumentation
{
    private static readonly string[] Prefixes = ["NetGen.Csv", "NetGen.Dataset", "NetGen.LabelIndex", "NetGen.DataFormat", "NetGen.Safetensors", "NetGen.NetworkFile", "NetGen.TensorMatch", "NetGen.LittleEndian"];

    /// <summary>Must come before anything of NetGen is used, which loads it.</summary>
    public static void Apply()
    {
        string library = Path.Combine(AppContext.BaseDirectory, "NetGen.dll");
        string mark = library + ".instrumented";
        if (File.Exists(mark) && File.GetLastWriteTimeUtc(mark) >= File.GetLastWriteTimeUtc(library))
        {
            return;
        }

        Fuzzer.Instrument(library, name => Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)), Options.Value);
        File.WriteAllText(mark, "");
    }
}
