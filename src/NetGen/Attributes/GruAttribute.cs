namespace NetGen;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014) over a sequence <c>[steps, features]</c>, as PyTorch's <c>GRU</c> with the batch first: r, z = σ(…),
/// n = tanh(W·x + b + r∘(W·h + b)), h = (1 − z)∘n + z∘h, from zeros on. Tensors <c>weight_ih_l0 [3·units, features]</c>,
/// <c>weight_hh_l0 [3·units, units]</c>, <c>bias_ih_l0</c> and <c>bias_hh_l0</c> <c>[3·units]</c>, the gates in the order r, z, n.
/// </summary>
/// <param name="units">The size of the state; at least 1.</param>
/// <param name="sequences">True gives the output of every step, <c>[steps, units]</c>; false that of the last one, <c>[units]</c>.</param>
/// <param name="reverse">True takes the last step first; the output of every step keeps its place.</param>
/// <param name="bidirectional">True adds a second pass in the other direction, with tensors of its own (<c>…_reverse</c>): the outputs of both stand
/// side by side, <c>2·units</c>.</param>
/// <param name="bias">False leaves both biases out.</param>
/// <param name="recurrentInitializer">How <c>weight_hh_l0</c> starts; by default uniform within 1/√units, as all tensors do in PyTorch. Orthogonal
/// keeps gradients over many steps (Saxe et al. 2014).</param>
/// <param name="trainable">False keeps the tensors as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>gru</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class GruAttribute(
    int units,
    bool sequences = false,
    bool reverse = false,
    bool bidirectional = false,
    bool bias = true,
    Initializer recurrentInitializer = Initializer.Default,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The size of the state.</summary>
    public int Units { get; } = units;

    /// <summary>Whether the output has every step.</summary>
    public bool Sequences { get; } = sequences;

    /// <summary>Whether the last step is taken first.</summary>
    public bool Reverse { get; } = reverse;

    /// <summary>Whether a second pass takes the last step first.</summary>
    public bool Bidirectional { get; } = bidirectional;

    /// <summary>Whether there are biases.</summary>
    public bool Bias { get; } = bias;

    /// <summary>How the recurrent weights start.</summary>
    public Initializer RecurrentInitializer { get; } = recurrentInitializer;

    /// <summary>Whether the tensors are trained.</summary>
    public bool Trainable { get; } = trainable;
}
