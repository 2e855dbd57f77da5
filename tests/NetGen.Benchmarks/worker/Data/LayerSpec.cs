using System.Globalization;

namespace NetGen.Benchmarks.Data;

/// <summary>What a layer computes.</summary>
internal enum LayerKind
{
    /// <summary>All inputs times a matrix, and a bias.</summary>
    Dense,

    /// <summary>A convolution over all axes behind the channels, and a bias.</summary>
    Convolution,

    /// <summary>The maximum of each window, without overlap.</summary>
    MaxPool,

    /// <summary>The mean of each channel.</summary>
    GlobalAverage,

    /// <summary>An LSTM over steps of features, of which it gives the last.</summary>
    Lstm,

    /// <summary>The same of a GRU.</summary>
    Gru,
}

/// <summary>A layer with what it takes and gives.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Input">The shape of what it takes, channels first.</param>
/// <param name="Output">The shape of what it gives.</param>
/// <param name="Kernel">Positions along each axis that an output sees.</param>
/// <param name="Stride">Positions from one output to the next.</param>
/// <param name="Padding">Zeros on every side.</param>
/// <param name="Groups">Groups of channels that are convolved by themselves.</param>
/// <param name="Directions">2 where a recurrence goes both ways.</param>
internal sealed record LayerSpec(
    LayerKind Kind, int[] Input, int[] Output, int Kernel = 1, int Stride = 1, int Padding = 0, int Groups = 1, int Directions = 1)
{
    public bool HasWeights => IsRecurrent || Kind is LayerKind.Dense or LayerKind.Convolution;

    public bool IsRecurrent => Kind is LayerKind.Lstm or LayerKind.Gru;

    /// <summary>Of a recurrence, in each direction.</summary>
    public int Units => Output[0] / Directions;

    /// <summary>Of a recurrence: rows of a matrix, those of all gates.</summary>
    public int GateRows => (Kind == LayerKind.Lstm ? 4 : 3) * Units;

    /// <summary>Of dense layers and convolutions, as in PyTorch.</summary>
    public int[] WeightShape => Kind == LayerKind.Dense
        ? [Output[0], Size(Input)]
        : [Output[0], Input[0] / Groups, .. Enumerable.Repeat(Kernel, Input.Length - 1)];

    /// <summary>All tensors, as in PyTorch: weight and bias; of a recurrence for each direction both matrices and both biases.</summary>
    public int[][] TensorShapes =>
        !HasWeights ? []
        : !IsRecurrent ? [WeightShape, [Output[0]]]
        : [.. Enumerable.Repeat(new int[][] { [GateRows, Input[1]], [GateRows, Units], [GateRows], [GateRows] }, Directions).SelectMany(t => t)];

    /// <summary>Of one sample; 0 where there are no weights.</summary>
    public long MultiplyAdds =>
        IsRecurrent ? (long)Input[0] * Directions * GateRows * (Input[1] + Units)
        : HasWeights ? (long)Size(Output) * Size(WeightShape[1..])
        : 0;

    /// <summary>
    /// Reads <c>lstm:units</c> or <c>gru:units</c>, with 2 behind for both directions, <c>dense:10</c>, <c>conv:filters:kernel</c> with stride, padding and groups behind where they are not 1, 0 and 1, <c>pool:size</c>, or
    /// <c>mean</c>.
    /// </summary>
    public static LayerSpec Parse(string text, int[] input)
    {
        string[] words = text.Split(':');
        int Number(int place, int otherwise) => place < words.Length ? int.Parse(words[place], CultureInfo.InvariantCulture) : otherwise;
        switch (words[0])
        {
            case "lstm" or "gru":
                int directions = Number(2, 1);
                return new(words[0] == "lstm" ? LayerKind.Lstm : LayerKind.Gru, input, [Number(1, 0) * directions], Directions: directions);
            case "dense":
                return new(LayerKind.Dense, input, [Number(1, 0)]);
            case "conv":
                (int kernel, int stride, int padding) = (Number(2, 1), Number(3, 1), Number(4, 0));
                int[] output = [Number(1, 0), .. input[1..].Select(extent => ((extent + (2 * padding) - kernel) / stride) + 1)];
                return new(LayerKind.Convolution, input, output, kernel, stride, padding, Number(5, 1));
            case "pool":
                int size = Number(1, 2);
                return new(LayerKind.MaxPool, input, [input[0], .. input[1..].Select(extent => extent / size)], size, size);
            default:
                return new(LayerKind.GlobalAverage, input, [input[0]]);
        }
    }

    /// <summary>Elements of a shape.</summary>
    public static int Size(IEnumerable<int> shape) => shape.Aggregate(1, (size, extent) => size * extent);
}
