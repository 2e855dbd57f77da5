namespace NetGen.Tests.Networks;

/// <summary>The first network of <c>vectors/make_norms.py</c>.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(3)]
[Dense(10)]
[BatchNorm(Activation.ReLU)]
[Dense(2)]
internal sealed partial class BatchNormed;

/// <summary>The same as plain code.</summary>
[Network(Loss.MeanSquaredError, Precision.Double, CodeStyle.Plain)]
[Input(3)]
[Dense(10)]
[BatchNorm(Activation.ReLU)]
[Dense(2)]
internal sealed partial class PlainBatchNormed;

/// <summary>The same in single precision.</summary>
[Network(Loss.MeanSquaredError)]
[Input(3)]
[Dense(10)]
[BatchNorm(Activation.ReLU)]
[Dense(2)]
internal sealed partial class SingleBatchNormed;

/// <summary>The second: samples of two rows, a norm without parameters, and one whose parameters are not trained.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(2, 3)]
[Dense(4, bias: false)]
[BatchNorm(Activation.Tanh, momentum: 0.25, epsilon: 1e-3, affine: false, axis: -1)]
[Dense(2)]
[BatchNorm(trainable: false, axis: -1)]
internal sealed partial class RowsBatchNormed;

/// <summary>The same as plain code in single precision.</summary>
[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(2, 3)]
[Dense(4, bias: false)]
[BatchNorm(Activation.Tanh, momentum: 0.25, epsilon: 1e-3, affine: false, axis: -1)]
[Dense(2)]
[BatchNorm(trainable: false, axis: -1)]
internal sealed partial class PlainRowsBatchNormed;

/// <summary>The third: each row by itself.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(2, 3)]
[Dense(9)]
[LayerNorm(Activation.SiLU)]
[Dense(5)]
[RmsNorm]
[LayerNorm(epsilon: 0.01, affine: false)]
internal sealed partial class RowNormed;

/// <summary>The same as plain code in single precision.</summary>
[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(2, 3)]
[Dense(9)]
[LayerNorm(Activation.SiLU)]
[Dense(5)]
[RmsNorm]
[LayerNorm(epsilon: 0.01, affine: false)]
internal sealed partial class PlainRowNormed;

/// <summary>Channels along the first axis, in groups, and along the last; of <c>vectors/make_layers.py</c>.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(4, 3, 5)]
[BatchNorm(Activation.ReLU)]
[Dense(5)]
[GroupNorm(2, Activation.SiLU)]
[Reshape(4, 15)]
[BatchNorm(momentum: 0.3, axis: 0)]
[Flatten]
[Dense(6)]
[GroupNorm(3, epsilon: 0.01)]
[Reshape(2, 3)]
[BatchNorm(affine: false, axis: -1)]
internal sealed partial class ChannelsNormed;

/// <summary>The same as plain code.</summary>
[Network(Loss.MeanSquaredError, Precision.Double, CodeStyle.Plain)]
[Input(4, 3, 5)]
[BatchNorm(Activation.ReLU)]
[Dense(5)]
[GroupNorm(2, Activation.SiLU)]
[Reshape(4, 15)]
[BatchNorm(momentum: 0.3, axis: 0)]
[Flatten]
[Dense(6)]
[GroupNorm(3, epsilon: 0.01)]
[Reshape(2, 3)]
[BatchNorm(affine: false, axis: -1)]
internal sealed partial class PlainChannelsNormed;

/// <summary>The same in single precision.</summary>
[Network(Loss.MeanSquaredError)]
[Input(4, 3, 5)]
[BatchNorm(Activation.ReLU)]
[Dense(5)]
[GroupNorm(2, Activation.SiLU)]
[Reshape(4, 15)]
[BatchNorm(momentum: 0.3, axis: 0)]
[Flatten]
[Dense(6)]
[GroupNorm(3, epsilon: 0.01)]
[Reshape(2, 3)]
[BatchNorm(affine: false, axis: -1)]
internal sealed partial class SingleChannelsNormed;

/// <summary>Takes raw features; every layer that has buffers or random numbers.</summary>
[Network(Loss.MeanSquaredError)]
[Input(2, 3)]
[Normalize]
[GaussianNoise(0.1)]
[Dense(4)]
[BatchNorm(Activation.ReLU, axis: -1)]
[Dropout(0.2)]
[Flatten]
[Dense(1, Activation.Tanh, trainable: false)]
[Dense(1)]
internal sealed partial class Adapted;

/// <summary>The same in double, inference alone.</summary>
[Network(Loss.MeanSquaredError, Precision.Double, training: false)]
[Input(2, 3)]
[Normalize]
internal sealed partial class Standardized;
