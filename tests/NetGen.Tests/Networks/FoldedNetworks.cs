namespace NetGen.Tests.Networks;

/// <summary>Every norm is part of the layer before it where the network is evaluated.</summary>
[Network(Loss.MeanSquaredError)]
[Input(2, 6, 5)]
[Normalize]
[Conv2D(6, 3, padding: 1, bias: false)]
[BatchNorm(Activation.ReLU)]
[Conv2D(4, 3, groups: 2)]
[BatchNorm(epsilon: 0.01, affine: false)]
[DepthwiseConv2D(3, padding: 1)]
[BatchNorm]
[Flatten]
[Dense(7)]
[BatchNorm(Activation.Tanh)]
[Dense(3)]
internal sealed partial class Folded;

/// <summary>The same as plain code, which computes layer by layer.</summary>
[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(2, 6, 5)]
[Normalize]
[Conv2D(6, 3, padding: 1, bias: false)]
[BatchNorm(Activation.ReLU)]
[Conv2D(4, 3, groups: 2)]
[BatchNorm(epsilon: 0.01, affine: false)]
[DepthwiseConv2D(3, padding: 1)]
[BatchNorm]
[Flatten]
[Dense(7)]
[BatchNorm(Activation.Tanh)]
[Dense(3)]
internal sealed partial class Unfolded;

/// <summary>None can be: an activation stands between, another layer reads what is not normalised, the norm has other channels, or no weight is before
/// it.</summary>
[Network(Loss.MeanSquaredError)]
[Input(3, 4)]
[BatchNorm(axis: 0)]
[Dense(4, Activation.ReLU)]
[BatchNorm(axis: -1)]
[Dense(4, name: "both")]
[BatchNorm(axis: -1)]
[Add("both")]
[Dense(5)]
[BatchNorm(axis: 0)]
[Dense(5)]
[LayerNorm]
[BatchNorm(axis: -1)]
internal sealed partial class NothingFolded;
