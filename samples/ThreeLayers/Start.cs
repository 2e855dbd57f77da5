namespace ThreeLayers;

/// <summary>The numbers everything starts from: six samples, and weights with one decimal so that a sum can be followed by hand.</summary>
internal static class Start
{
    public const double LearningRate = 0.5;

    /// <summary>One sample a row.</summary>
    public static Matrix X { get; } = new(6, 4,
        0.2, 0.9, 0.1, 0.4,
        0.8, 0.3, 0.6, 0.5,
        0.1, 0.7, 0.3, 0.9,
        0.9, 0.2, 0.8, 0.1,
        0.4, 0.8, 0.2, 0.6,
        0.7, 0.1, 0.9, 0.3);

    /// <summary>What the network shall answer.</summary>
    public static Matrix Y { get; } = new(6, 1, 1, 0, 1, 0, 1, 0);

    /// <summary>Weights <c>[out, in]</c> of layers 1, 2, 3.</summary>
    public static Matrix[] Weights { get; } =
    [
        new(5, 4,
            0.5, -0.3, 0.8, 0.1,
            -0.4, 0.7, -0.2, 0.6,
            0.3, 0.2, -0.9, 0.4,
            -0.6, 0.1, 0.5, -0.2,
            0.2, -0.8, 0.4, 0.9),
        new(3, 5,
            0.6, -0.5, 0.3, 0.2, -0.1,
            -0.3, 0.8, 0.4, -0.6, 0.2,
            0.1, -0.2, 0.7, 0.5, -0.4),
        new(1, 3,
            -0.7, 0.9, 0.4),
    ];

    /// <summary>Biases <c>[1, out]</c> of layers 1, 2, 3.</summary>
    public static Matrix[] Biases { get; } =
    [
        new(1, 5, 0.1, -0.1, 0.2, 0.1, -0.3),
        new(1, 3, 0.1, -0.2, 0.1),
        new(1, 1, 0.1),
    ];

    public static SmallNetwork CreateNetwork()
    {
        var network = new SmallNetwork();
        for (int layer = 1; layer <= 3; layer++)
        {
            network.WriteTensor($"dense{layer}.weight", Weights[layer - 1].Values);
            network.WriteTensor($"dense{layer}.bias", Biases[layer - 1].Values);
        }

        return network;
    }
}
