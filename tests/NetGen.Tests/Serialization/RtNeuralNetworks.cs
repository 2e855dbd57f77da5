namespace NetGen.Tests.Serialization;

[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(6, 2)]
[Dense(4, Activation.Tanh)]
[Gru(5, sequences: true)]
[Dropout(0.5)]
[Dense(3)]
[Activation(Activation.Sigmoid)]
[Dense(1)]
internal sealed partial class Gated;

[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(6, 3)]
[Lstm(4, sequences: true)]
[Lstm(3, sequences: true, bias: false)]
[Dense(2, bias: false)]
internal sealed partial class Remembering;

/// <summary>Channels are the first axis here.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(2, 9)]
[Conv1D(3, 1, Activation.Tanh)]
[Conv1D(4, 3, Activation.Tanh, causal: true)]
[BatchNorm(axis: 0, epsilon: 0.01)]
[PReLU(perChannel: true)]
[Conv1D(6, 2, Activation.ReLU, dilation: 3, groups: 2, causal: true)]
[BatchNorm(axis: 0, epsilon: 0.5, affine: false)]
[PReLU]
[Permute(1, 0)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Convolved;

[Network(Loss.CrossEntropy)]
[Input(4, 2)]
[Dense(4, Activation.ELU)]
[Dense(5, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Activated;

[Network(Loss.MeanSquaredError)]
[Input(6, 2)]
[Dense(4, Activation.Tanh)]
[Gru(5, sequences: true, bidirectional: true)]
[Dense(3, Activation.Sigmoid)]
[Dense(1)]
internal sealed partial class GatedBothWays;

[Network(Loss.MeanSquaredError)]
[Input(2, 9)]
[Conv1D(3, 2, Activation.Tanh, causal: true)]
internal sealed partial class OfTwoPositions;

[Network(Loss.CrossEntropy)]
[Input(2, 9)]
[Conv1D(3, 1, Activation.Softmax)]
internal sealed partial class SoftmaxOverPositions;

[Network(Loss.MeanSquaredError)]
[Input(2)]
[Dense(4, Activation.GELU)]
internal sealed partial class WithoutWord;

[Network(Loss.MeanSquaredError)]
[Input(6, 2)]
[Dense(4, Activation.Tanh)]
[LayerNorm]
internal sealed partial class WithoutLayer;
