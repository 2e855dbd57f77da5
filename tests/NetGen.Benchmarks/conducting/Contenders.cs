namespace NetGen.Benchmarks.Conducting;

/// <summary>Everyone who takes part, NetGen first.</summary>
internal static class Contenders
{
    public const string DefaultAotId = "netgen-aot";
    public const string VectorAotId = "netgen-aot-v3";
    public const string NativeAotId = "netgen-aot-native";

    /// <summary>Modules as their users write them, without a tracer and another order of axes.</summary>
    public const string EagerTorchId = "pytorch-eager";

    public static IReadOnlyList<Contender> All { get; } =
    [
        Worker(Results.Machine, "the machine's limit", "machine"),
        Worker(Results.Reference, "NetGen, JIT", "fast") with { Files = [Places.Beside("NetGen.dll"), Places.Beside("NetGen.Benchmarks.Worker.dll")] },
        Aot(NativeAotId, "NetGen, AOT native", "aot-native", "-p:IlcInstructionSet=native"),
        Aot(VectorAotId, "NetGen, AOT x86-64-v3", "aot-x86-64-v3", "-p:IlcInstructionSet=x86-64-v3"),
        Aot(DefaultAotId, "NetGen, AOT default", "aot-default"),
        Worker("netgen-plain", "NetGen, plain code, JIT", "plain"),
        Worker("loops", "C# arrays and loops", "loops"),
        Native("c", "C, gcc, intrinsics", "intrinsics"),
        Native("c-plain", "C, gcc, plain loops", "plain"),
        Peer("onnx", "ONNX Runtime, I/O binding") with { Files = [Libraries("libonnxruntime.so"), Places.Beside("Microsoft.ML.OnnxRuntime.dll")] },
        Peer("torchsharp", "TorchSharp, libtorch") with { Files = [.. TorchLibraries(), Places.Beside("TorchSharp.dll")] },
        Python("pytorch", "PyTorch", "torch"),
        Python(EagerTorchId, "PyTorch, as written", "torch", "--eager"),
        Python("sklearn", "scikit-learn", "sklearn"),
        Python("numpy", "NumPy", "numpy"),
    ];

    /// <summary>Those that a run asks for.</summary>
    public static IEnumerable<Contender> Of(PeerOptions options) =>
        (options.Narrow ? All.Where(c => c.Id != NativeAotId).Select(NarrowVectors.Of) : All).Where(options.Includes);

    /// <summary>Peers that have nothing to compare, and why.</summary>
    public static IReadOnlyList<string> WithoutEquivalent { get; } =
    [
        "ML.NET: has no trainer of dense networks of its own; it runs ONNX models through ONNX Runtime and trains through TorchSharp",
    ];

    private static Contender Worker(string id, string title, string argument) =>
        new(id, title, ["dotnet", Places.Beside("NetGen.Benchmarks.Worker.dll"), argument]);

    private static Contender Aot(string id, string title, string name, params string[] properties) =>
        new(id, title, [AotBuild.Program(name), "fast"], () => AotBuild.Ensure(name, properties)) { Files = [AotBuild.Program(name)] };

    private static Contender Native(string id, string title, string name) =>
        new(id, title, [NativeBuild.Program(name)], () => NativeBuild.Ensure(name)) { Files = [NativeBuild.Program(name)], NativeSource = name };

    private static Contender Python(string id, string title, string module, params string[] options) => new(
        id,
        title,
        [PythonTool.Interpreter(module), Path.Combine(Places.Project, "python", module + "_contender.py"), .. options],
        () => PythonTool.Ensure(module));

    private static string Libraries(string name) => Places.Beside(Path.Combine("runtimes", "linux-x64", "native", name));

    private static IEnumerable<string> TorchLibraries() => Directory.Exists(Libraries(""))
        ? Directory.EnumerateFiles(Libraries("")).Where(
            f => !f.Contains("onnx", StringComparison.Ordinal) && !f.Contains("Skia", StringComparison.Ordinal))
        : [];

    private static Contender Peer(string id, string title) => new(id, title, ["dotnet", Places.Beside("NetGen.Benchmarks.dll"), "serve", id]);
}
