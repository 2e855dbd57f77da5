using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetGen.Tests.Networks;

/// <summary>A network of <c>vectors/norms.json</c> or <c>vectors/layers.json</c>: what PyTorch 1.13 made of it, in double.</summary>
internal sealed class TrainedVectors(JsonElement root)
{
    public const int Rows = 9;

    /// <summary>The rows of the first batch of an epoch; the second has the others.</summary>
    public const int FirstBatch = 4;

    public double[] Inputs { get; } = Numbers(root.GetProperty("x"));

    public double[] Targets { get; } = Numbers(root.GetProperty("targets"));

    public double[] Outputs { get; } = Numbers(root.GetProperty("outputs"));

    public double Evaluation { get; } = root.GetProperty("evaluation").GetDouble();

    public double[] Losses { get; } = Numbers(root.GetProperty("losses"));

    public IReadOnlyDictionary<string, double[]> Initial { get; } = Tensors(root.GetProperty("initial"));

    /// <summary>All tensors after each step.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double[]>> After { get; } = [.. root.GetProperty("after").EnumerateArray().Select(Tensors)];

    /// <param name="file">The file's name without its extension.</param>
    /// <param name="name">The network's name in it.</param>
    public static TrainedVectors Read(string file, string name)
    {
        using JsonDocument document = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Networks", "vectors", file + ".json")));
        return new TrainedVectors(document.RootElement.GetProperty(name).Clone());
    }

    private static IReadOnlyDictionary<string, double[]> Tensors(JsonElement tensors) =>
        tensors.EnumerateObject().ToDictionary(t => t.Name, t => Numbers(t.Value));

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];
}
