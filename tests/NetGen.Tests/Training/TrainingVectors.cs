using System.IO;
using System.Linq;
using System.Text.Json;
using NetGen.Testing;

namespace NetGen.Tests.Training;

/// <summary>PyTorch 1.13.1's numbers, which <c>vectors/make_vectors.py</c> writes.</summary>
internal static class TrainingVectors
{
    public static JsonElement Root { get; } =
        JsonDocument.Parse(File.ReadAllText(SourceTree.Find("tests", "NetGen.Tests", "Training", "vectors", "vectors.json"))).RootElement;

    public static double[] Numbers(this JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
}
