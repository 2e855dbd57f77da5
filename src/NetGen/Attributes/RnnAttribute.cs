namespace NetGen;

/// <summary>
/// The simple recurrent network (Elman 1990) over a sequence <c>[steps, features]</c>, as PyTorch's <c>RNN</c> with the batch first:
/// h = g(W·x + b + W·h + b), from zeros on. Tensors <c>weight_ih_l0 [units, features]</c>, <c>weight_hh_l0 [units, units]</c>,
/// <c>bias_ih_l0</c> and <c>bias_hh_l0</c> <c>[units]</c>.
/// </summary>
/// <param name="units">The size of the state; at least 1.</param>
/// <param name="sequences">True gives the output of every step, <c>[steps, units]</c>; false that of the last one, <c>[units]</c>.</param>
/// <param name="nonlinearity">g: Tanh or ReLU.</param>
/// <param name="reverse">True takes the last step first; the output of every step keeps its place.</param>
/// <param name="bidirectional">True adds a second pass in the other direction, with tensors of its own (<c>…_reverse</c>): the outputs of both stand
/// side by side, <c>2·units</c>.</param>
/// <param name="bias">False leaves both biases out.</param>
/// <param name="recurrentInitializer">How <c>weight_hh_l0</c> starts; by default uniform within 1/√units, as all tensors do in PyTorch. Orthogonal
/// keeps gradients over many steps (Saxe et al. 2014).</param>
/// <param name="trainable">False keeps the tensors as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>rnn</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class RnnAttribute(
    int units,
    bool sequences = false,
    Activation nonlinearity = Activation.Tanh,
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

    /// <summary>g: Tanh or ReLU.</summary>
    public Activation Nonlinearity { get; } = nonlinearity;

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
