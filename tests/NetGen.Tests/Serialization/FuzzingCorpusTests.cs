using System.IO;
using System.Linq;
using NetGen.Fuzzing;
using NetGen.Testing;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>What fuzzing has kept: inputs that reach every branch of the parsers it ever reached, and those that once failed.</summary>
public class FuzzingCorpusTests
{
    [Fact]
    public void NothingEscapesTheCsvParser() => RunAll(new CsvTarget(), "csv");

    [Fact]
    public void NothingEscapesTheSafetensorsParser() => RunAll(new SafetensorsTarget(), "safetensors");

    [Fact]
    public void NothingEscapesTheTableParser() => RunAll(new TableTarget(), "table");

    [Fact]
    public void NothingEscapesThePreprocessingParser() => RunAll(new PreprocessingTarget(), "preprocessing");

    [Fact]
    public void NothingEscapesTheRtNeuralParser() => RunAll(new RtNeuralTarget(), "rtneural");

    [Fact]
    public void NothingEscapesTheSafetensorsFile() => RunAll(new SafetensorsFileTarget(), "safetensorsfile");

    [Fact]
    public void NothingEscapesTheIdxParser() => RunAll(new IdxTarget(), "idx");

    [Fact]
    public void NothingEscapesTheNpyParser() => RunAll(new NpyTarget(), "npy");

    private static void RunAll(FuzzTarget target, string name)
    {
        byte[][] corpus = [.. Directory.EnumerateFiles(Path.GetDirectoryName(SourceTree.Find("tests", "NetGen.Fuzzing", "corpus", name, "plain"))!).Select(File.ReadAllBytes)];
        bool[] accepted = [.. corpus.Select(target.Run)];
        Assert.Contains(true, accepted);
        Assert.Contains(false, accepted);
    }
}
