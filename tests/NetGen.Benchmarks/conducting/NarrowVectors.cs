namespace NetGen.Benchmarks.Conducting;

/// <summary>Keeps contenders to vectors of 256 bits, so that a processor with wider ones stands for one without.</summary>
internal static class NarrowVectors
{
    private const string Processor = "x86-64-v3";

    /// <summary>Who cannot be kept to them.</summary>
    public const string Remark = "Vectors of 256 bits; ONNX Runtime cannot be told so, and has those of the processor.";

    /// <summary>What .NET, PyTorch, oneDNN, MKL, OpenBLAS and NumPy each read.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["DOTNET_EnableAVX512"] = "0",
        ["ATEN_CPU_CAPABILITY"] = "avx2",
        ["ONEDNN_MAX_CPU_ISA"] = "AVX2",
        ["MKL_ENABLE_INSTRUCTIONS"] = "AVX2",
        ["OPENBLAS_CORETYPE"] = "Zen",
        ["NPY_DISABLE_CPU_FEATURES"] = "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL",
    };

    public static Contender Of(Contender contender) => (contender.NativeSource is { } source
        ? contender with { Command = [NativeBuild.Program(source, Processor)], Files = [NativeBuild.Program(source, Processor)], Prepare = () => NativeBuild.Ensure(source, Processor) }
        : contender) with { Environment = new Dictionary<string, string>(contender.Environment.Concat(Settings)) };
}
