using System;
using System.IO;
using System.Security.Cryptography;
using SharpFuzz;

namespace NetGen.Fuzzing;

/// <summary>Rewrites the copy of NetGen.dll beside this program so that every branch of the parsers counts itself.</summary>
internal static class Instrumentation
{
    private static readonly string[] Prefixes =
    [
        "NetGen.Csv", "NetGen.Dataset", "NetGen.LabelIndex", "NetGen.ClassList", "NetGen.DataFormat",
        "NetGen.Safetensors", "NetGen.NetworkFile", "NetGen.TensorMatch", "NetGen.LittleEndian",
        "NetGen.Raw", "NetGen.Preprocessing", "NetGen.Feature", "NetGen.Number", "NetGen.Category", "NetGen.Target", "NetGen.Json",
        "NetGen.Array", "NetGen.Idx", "NetGen.Npy", "NetGen.Npz", "NetGen.Mapped",
    ];

    /// <summary>Must come before anything of NetGen is used, which loads it.</summary>
    public static void Apply()
    {
        string library = Path.Combine(AppContext.BaseDirectory, "NetGen.dll");
        string mark = library + ".instrumented";
        if (File.Exists(mark) && File.ReadAllText(mark) == Hash(library))
        {
            return;
        }

        Fuzzer.Instrument(library, name => Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)), Options.Value);
        File.WriteAllText(mark, Hash(library));
    }

    // Of the contents: a build that copies the library anew keeps its old date.
    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
