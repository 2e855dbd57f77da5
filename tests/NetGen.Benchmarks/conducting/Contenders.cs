namespace NetGen.Benchmarks.Conducting;

/// <summary>Everyone who takes part, NetGen first.</summary>
internal static class Contenders
{
    public const string DefaultAot = "aot-default";
    public const string VectorAot = "aot-x86-64-v3";

    public static IReadOnlyList<Contender> All { get; } =
    [
        Worker(Results.Machine, "the machine's limit", "machine"),
        Worker(Results.Reference, "NetGen, JIT", "fast") with { Files = [Places.Beside("NetGen.dll"), Places.Beside("NetGen.Benchmarks.Worker.dll")] },
        Aot("netgen-aot-v3", "NetGen, AOT x86-64-v3", VectorAot, "-p:IlcInstructionSet=x86-64-v3"),
        Aot("netgen-aot", "NetGen, AOT default", DefaultAot),
        Worker("netgen-plain", "NetGen, plain code, JIT", "plain"),
        Worker("loops", "C# arrays and loops", "loops"),
        Peer("onnx", "ONNX Runtime, I/O binding") with { Files = [Places.Beside("runtimes/linux-x64/native"), Places.Beside("Microsoft.ML.OnnxRuntime.dll")] },
    ];

    private static Contender Worker(string id, string title, string argument) =>
        new(id, title, ["dotnet", Places.Beside("NetGen.Benchmarks.Worker.dll"), argument]);

    private static Contender Aot(string id, string title, string name, params string[] properties) =>
        new(id, title, [AotBuild.Program(name), "fast"], () => AotBuild.Ensure(name, properties)) { Files = [AotBuild.Program(name)] };

    private static Contender Peer(string id, string title) => new(id, title, ["dotnet", Places.Beside("NetGen.Benchmarks.dll"), "serve", id]);
}
