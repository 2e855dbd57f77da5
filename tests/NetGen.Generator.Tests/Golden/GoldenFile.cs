using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Golden;

/// <summary>A network with its outputs, loss, gradients and training steps from PyTorch 1.13.1 in double; tensors go by the names they have
/// here.</summary>
internal sealed class GoldenFile
{
    /// <summary>Smaller gradients are rounding errors.</summary>
    private const double Rounding = 1e-15;

    private readonly JsonElement _root;

    private GoldenFile(JsonElement root)
    {
        _root = root;
        Net = GoldenNet.Of(root);
        Parameters = Tensors(root.GetProperty("parameters"));
        Gradients = Tensors(root.GetProperty("gradients"));
        Buffers = Net.Graph.Layers.SelectMany(l => l.Tensors.Where(t => !t.Trainable).Select(t => (Name: $"{l.Name}.{t.Name}", Values: Enumerable.Repeat(t.Scale, (int)t.Shape.Size).ToArray())))
            .ToImmutableDictionary(b => b.Name, b => b.Values);
        After5 = root.GetProperty("after5").EnumerateObject().ToImmutableDictionary(o => o.Name, o => Tensors(o.Value));
    }

    /// <summary>The files whose layers exist here.</summary>
    public static IReadOnlyList<string> Names { get; } = ["dense-bce", "dense-softmax", "dense-mse", "dense-huber", "dense-residual", "dense-norm", "convolution", "conv-images", "conv-signals", "conv-groups", "transposed-images", "transposed-signals", "pool-images", "pool-signals", "recurrent-rnn", "recurrent-gru", "recurrent-lstm", "recurrent-directions", "recurrent-steps", "recurrent-rectified", "tokens-steps", "tokens-last", "categories", "masked-last", "masked-steps", "masked-classes", "masked-reverse", "masked-tokens", "masked-letters"];

    public Net Net { get; }

    public int BatchSize => _root.GetProperty("batch").GetInt32();

    public double[] Inputs => Numbers(_root.GetProperty("x"));

    public double[] Targets => Numbers(_root.GetProperty("targets"));

    /// <summary>In evaluation mode.</summary>
    public double[] Outputs => Numbers(_root.GetProperty("outputs"));

    /// <summary>The mean loss in training mode.</summary>
    public double Loss => _root.GetProperty("loss").GetDouble();

    public ImmutableDictionary<string, double[]> Parameters { get; }

    /// <summary>Running statistics as they start; the files do not have them.</summary>
    public ImmutableDictionary<string, double[]> Buffers { get; }

    /// <summary>Parameters and buffers.</summary>
    public ImmutableDictionary<string, double[]> Stored => Parameters.AddRange(Buffers);

    /// <summary>
    /// The mean loss in evaluation mode: that of the outputs. The files have none; where no layer is another in training it is the one of training
    /// mode.
    /// </summary>
    public double EvaluationLoss => Buffers.IsEmpty ? Loss
        : Net.Loss == NetGen.Loss.MeanAbsoluteError ? Outputs.Zip(Targets, (y, t) => Math.Abs(y - t)).Average()
        : Net.Loss == NetGen.Loss.CrossEntropy ? Outputs.Zip(Targets, (y, t) => t == 0 ? 0 : -t * Math.Log(y)).Sum() / BatchSize
        : throw new NotSupportedException($"The mean {Net.Loss} of outputs is not written here yet.");

    /// <summary>
    /// A bias right before batch normalisation has a gradient of 0 but for rounding, which some optimizers divide by its own size. A bias further ahead
    /// whose channel is never cut off has one too, and moves what follows where a cut-off begins: then such optimizers agree on nothing.
    /// </summary>
    public bool IsNoise(string optimizer, string parameter) => optimizer is "AdaGrad" or "RmsProp" or "Adam" or "AdamW"
        && (IsBeforeNorm(parameter) || Gradients.Any(g => !IsBeforeNorm(g.Key) && g.Value.Any(v => v != 0 && Math.Abs(v) < Rounding)));

    /// <summary>The error of a gradient; that of a bias right before batch normalisation, which is 0, beside the largest of all.</summary>
    public double GradientError(string parameter, IReadOnlyList<double> actual) => IsBeforeNorm(parameter)
        ? actual.Max(Math.Abs) / Gradients.Max(g => g.Value.Max(Math.Abs))
        : Error(actual, Gradients[parameter]);

    /// <summary>Whether a tensor is the bias right before batch normalisation.</summary>
    public bool IsBeforeNorm(string parameter) => Net.Graph.Layers.Any(l => l.Kind.Name == "BatchNorm" && parameter == l.Inputs[0].Name + ".bias");

    /// <summary>Of the mean loss in training mode.</summary>
    public ImmutableDictionary<string, double[]> Gradients { get; }

    /// <summary>By optimizer, the parameters after five steps over the whole batch.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, double[]>> After5 { get; }

    public static GoldenFile Read(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json")));
        return new GoldenFile(document.RootElement.Clone());
    }

    /// <summary>The largest absolute difference over the tensor's largest absolute value, or over 0.001 where that is larger.</summary>
    public static double Error(IReadOnlyList<double> actual, IReadOnlyList<double> expected) => actual.Count == expected.Count
        ? actual.Zip(expected, (a, e) => Math.Abs(a - e)).Max() / Math.Max(1e-3, expected.Max(Math.Abs))
        : double.PositiveInfinity;

    private ImmutableDictionary<string, double[]> Tensors(JsonElement list) =>
        list.EnumerateArray().ToImmutableDictionary(t => NameHere(t.GetProperty("name").GetString()!), t => Numbers(t.GetProperty("values")));

    /// <summary><c>mods.K.weight</c> belongs to the K-th layer after the input.</summary>
    private string NameHere(string name)
    {
        string[] parts = name.Split('.', 3);
        return Net.Graph.Layers[1 + int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)].Name + "." + parts[2].Split('.')[^1];
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];
}
