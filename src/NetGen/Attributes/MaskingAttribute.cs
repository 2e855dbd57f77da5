namespace NetGen;

/// <summary>
/// Skips steps of a sequence <c>[steps, features]</c>, for sequences of different lengths: a step whose features all equal a value is masked, as in
/// Keras. <c>Rnn</c>, <c>Gru</c> and <c>Lstm</c> keep their state there, so their output repeats the one before, and the last output is that after the
/// last step that counts; in <c>PredictNext</c> too. Where the network's output still has the steps, loss and gradient leave masked ones out: the mean
/// is over the steps that count, and the targets of masked ones may be zeros, whatever the loss. The mask passes through layers that work step by step:
/// <c>Dense</c>, activations, dropout and noise, <c>LayerNorm</c>, <c>RmsNorm</c>, <c>BatchNorm</c> of the features (whose statistics count masked
/// steps), <c>Add</c>, <c>Subtract</c>, <c>Multiply</c>, <c>Concat</c> and <c>Slice</c> of the features, and recurrent layers with
/// <c>sequences: true</c>. It ends at every other layer, such as <c>Flatten</c>. Masked steps come out as zeros; a step with NaN is not masked.
/// </summary>
/// <names torch="torch.nn.utils.rnn.pack_padded_sequence" keras="Masking"/>
/// <example><c>[Input(20, 4)] [Masking] [Lstm(16)] [Dense(1)]</c></example>
/// <param name="value">What all features of a step to be skipped equal; finite. As in Keras 0.</param>
/// <param name="name">The layer's name; by default <c>masking</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class MaskingAttribute(double value = 0, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>What all features of a step to be skipped equal.</summary>
    public double Value { get; } = value;
}
