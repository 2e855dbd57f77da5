using System.Globalization;

namespace NetGen.Benchmarks.Data;

/// <summary>A network every contender builds: dense layers, one activation in between, one at the end.</summary>
/// <param name="Name">Short, as in tables and file names.</param>
/// <param name="Sizes">Widths, from the input to the output.</param>
/// <param name="Hidden"><c>tanh</c> or <c>relu</c>.</param>
/// <param name="Output"><c>none</c>, <c>sigmoid</c> or <c>softmax</c>.</param>
/// <param name="Loss"><c>mse</c>, <c>bce</c> or <c>ce</c>.</param>
internal sealed record NetworkSpec(string Name, int[] Sizes, string Hidden, string Output, string Loss)
{
    public static readonly NetworkSpec[] All =
    [
        new("T", [4, 16, 16, 2], "tanh", "none", "mse"),
        new("W", [30, 20, 10, 5, 1], "relu", "sigmoid", "bce"),
        new("M", [784, 128, 64, 10], "relu", "softmax", "ce"),
        new("L", [784, 512, 512, 10], "relu", "softmax", "ce"),
        new("O", [37, 53, 29, 3], "relu", "softmax", "ce"),
        new("O8", [40, 56, 32, 8], "relu", "softmax", "ce"),
    ];

    public int Layers => Sizes.Length - 1;

    public int Inputs => Sizes[0];

    public int Outputs => Sizes[^1];

    public string Shape => string.Join('-', Sizes);

    /// <summary>Multiply-adds of one sample's prediction.</summary>
    public long MultiplyAdds => Enumerable.Range(0, Layers).Sum(l => (long)Sizes[l] * Sizes[l + 1]);

    /// <summary>Multiply-adds of one sample's training step: forward, weight gradients, and input gradients but for the first layer.</summary>
    public long TrainingMultiplyAdds => (3 * MultiplyAdds) - ((long)Sizes[0] * Sizes[1]);

    /// <summary>Bytes of the weights: what a single prediction has to read.</summary>
    public long WeightBytes => MultiplyAdds * sizeof(float);

    public static NetworkSpec Named(string name) =>
        All.FirstOrDefault(s => s.Name == name) ?? throw new ArgumentException($"There is no network '{name}'.", nameof(name));

    /// <summary>One line for the programs in other languages.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} {string.Join(',', Sizes)} {Hidden} {Output} {Loss}");
}
