using System.Globalization;

namespace NetGen.Benchmarks.Data;

/// <summary>A network every contender builds: one activation behind each layer with weights but the last, another behind that.</summary>
/// <param name="Name">Short, as in tables and file names.</param>
/// <param name="Input">The shape of a sample, channels first.</param>
/// <param name="Body">The layers, as <see cref="LayerSpec.Parse"/> reads them.</param>
/// <param name="Hidden"><c>tanh</c> or <c>relu</c>.</param>
/// <param name="Output"><c>none</c>, <c>sigmoid</c> or <c>softmax</c>.</param>
/// <param name="Loss"><c>mse</c>, <c>bce</c> or <c>ce</c>.</param>
internal sealed record NetworkSpec(string Name, int[] Input, string[] Body, string Hidden, string Output, string Loss)
{
    public static readonly NetworkSpec[] All =
    [
        Dense("T", [4, 16, 16, 2], "tanh", "none", "mse"),
        Dense("W", [30, 20, 10, 5, 1], "relu", "sigmoid", "bce"),
        Dense("M", [784, 128, 64, 10], "relu", "softmax", "ce"),
        Dense("L", [784, 512, 512, 10], "relu", "softmax", "ce"),
        Dense("O", [37, 53, 29, 3], "relu", "softmax", "ce"),
        Dense("O8", [40, 56, 32, 8], "relu", "softmax", "ce"),
        Convolutional("LeNet", [1, 28, 28], "conv:8:5 pool:2 conv:16:5 pool:2 dense:10"),
        Convolutional("Cifar", [3, 32, 32], "conv:32:3:1:1 conv:32:3:1:1 pool:2 conv:64:3:1:1 pool:2 dense:10"),
        Convolutional("Sensor", [6, 128], "conv:32:5 conv:64:5:2 mean dense:6"),
        Convolutional("Depthwise", [32, 16, 16], "conv:32:3:1:1:32 conv:32:1 mean dense:10"),
        Recurrent("Lstm8", [64, 1], "lstm:8", isStream: true),
        Recurrent("Lstm16", [64, 1], "lstm:16", isStream: true),
        Recurrent("Lstm32", [64, 4], "lstm:32", isStream: true),
        Recurrent("Lstm64", [64, 8], "lstm:64", isStream: true),
        Recurrent("Gru16", [64, 4], "gru:16", isStream: true),
        Recurrent("Sequence", [64, 32], "lstm:64"),
        Recurrent("GruSequence", [64, 32], "gru:64"),
        Recurrent("BothWays", [64, 32], "lstm:64:2"),
    ];

    private LayerSpec[]? _layers;

    /// <summary>The layers with their shapes.</summary>
    public LayerSpec[] Layers => _layers ??= Parse(Input, Body);

    /// <summary>Those with weights.</summary>
    public LayerSpec[] Weighted => [.. Layers.Where(l => l.HasWeights)];

    /// <summary>Whether all layers are dense.</summary>
    public bool IsDense => Layers.All(l => l.Kind == LayerKind.Dense);

    /// <summary>Of dense layers, the widths from the input to the output.</summary>
    public int[] Sizes => [Inputs, .. Layers.Select(l => l.Output[0])];

    /// <summary>Whether all layers are recurrent.</summary>
    public bool IsRecurrent => Layers.All(l => l.IsRecurrent);

    /// <summary>Whether it is a recurrence that takes one step at a time.</summary>
    public bool IsStream { get; private init; }

    public int Inputs => LayerSpec.Size(Input);

    public int Outputs => LayerSpec.Size(Layers[^1].Output);

    public string Shape => IsDense ? string.Join('-', Sizes) : $"{string.Join('×', Input)} {string.Join(' ', Body)}";

    /// <summary>Multiply-adds of one sample's prediction.</summary>
    public long MultiplyAdds => Layers.Sum(l => l.MultiplyAdds);

    /// <summary>Multiply-adds of one sample's training step: forward, weight gradients, and input gradients but for the first layer.</summary>
    public long TrainingMultiplyAdds => (3 * MultiplyAdds) - Layers[0].MultiplyAdds;

    /// <summary>Bytes of the weights: what a single prediction has to read.</summary>
    public long WeightBytes => Weighted.SelectMany(l => l.TensorShapes).Where(s => s.Length > 1).Sum(s => (long)LayerSpec.Size(s)) * sizeof(float);

    public static NetworkSpec Named(string name) =>
        All.FirstOrDefault(s => s.Name == name) ?? throw new ArgumentException($"There is no network '{name}'.", nameof(name));

    /// <summary>One line for the programs in other languages.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} {string.Join(',', Input)} {string.Join(',', Body)} {Hidden} {Output} {Loss}");

    private static NetworkSpec Dense(string name, int[] sizes, string hidden, string output, string loss) =>
        new(name, [sizes[0]], [.. sizes[1..].Select(s => string.Create(CultureInfo.InvariantCulture, $"dense:{s}"))], hidden, output, loss);

    private static NetworkSpec Convolutional(string name, int[] input, string body) => new(name, input, body.Split(' '), "relu", "softmax", "ce");

    private static NetworkSpec Recurrent(string name, int[] input, string body, bool isStream = false) =>
        new(name, input, [body], "none", "none", "mse") { IsStream = isStream };

    private static LayerSpec[] Parse(int[] input, string[] body)
    {
        var layers = new List<LayerSpec>();
        foreach (string text in body)
        {
            layers.Add(LayerSpec.Parse(text, layers.Count == 0 ? input : layers[^1].Output));
        }

        return [.. layers];
    }
}
