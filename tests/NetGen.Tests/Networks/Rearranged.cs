namespace NetGen.Tests.Networks;

/// <summary>The first network of <c>vectors/make_layers.py</c>.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(4, 5, 3)]
[Permute(2, 0, 1)]
[Dense(5)]
[PReLU(perChannel: true)]
[ZeroPad2D(1, left: 2, bottom: 0)]
[UpSample2D(2, 1)]
[LeakyReLU(0.2)]
[Slice(2, 5, axis: 1)]
[ELU(0.5)]
[Slice(-4, 3, axis: -1)]
[Flatten]
[Dense(2)]
internal sealed partial class Rearranged;

/// <summary>The same as plain code.</summary>
[Network(Loss.MeanSquaredError, Precision.Double, CodeStyle.Plain)]
[Input(4, 5, 3)]
[Permute(2, 0, 1)]
[Dense(5)]
[PReLU(perChannel: true)]
[ZeroPad2D(1, left: 2, bottom: 0)]
[UpSample2D(2, 1)]
[LeakyReLU(0.2)]
[Slice(2, 5, axis: 1)]
[ELU(0.5)]
[Slice(-4, 3, axis: -1)]
[Flatten]
[Dense(2)]
internal sealed partial class PlainRearranged;

/// <summary>The same in single precision.</summary>
[Network(Loss.MeanSquaredError)]
[Input(4, 5, 3)]
[Permute(2, 0, 1)]
[Dense(5)]
[PReLU(perChannel: true)]
[ZeroPad2D(1, left: 2, bottom: 0)]
[UpSample2D(2, 1)]
[LeakyReLU(0.2)]
[Slice(2, 5, axis: 1)]
[ELU(0.5)]
[Slice(-4, 3, axis: -1)]
[Flatten]
[Dense(2)]
internal sealed partial class SingleRearranged;

/// <summary>The second.</summary>
[Network(Loss.Quantile, Precision.Double, quantile: 0.9)]
[Input(6)]
[Dense(6, Activation.GELUTanh, name: "left")]
[Dense(6, Activation.Sigmoid, from: "input")]
[Multiply("left")]
[Subtract("input")]
[PReLU(start: 0.1)]
[Dense(3)]
internal sealed partial class Gated;

/// <summary>The same as plain code.</summary>
[Network(Loss.Quantile, Precision.Double, CodeStyle.Plain, quantile: 0.9)]
[Input(6)]
[Dense(6, Activation.GELUTanh, name: "left")]
[Dense(6, Activation.Sigmoid, from: "input")]
[Multiply("left")]
[Subtract("input")]
[PReLU(start: 0.1)]
[Dense(3)]
internal sealed partial class PlainGated;

/// <summary>The same in single precision.</summary>
[Network(Loss.Quantile, quantile: 0.9)]
[Input(6)]
[Dense(6, Activation.GELUTanh, name: "left")]
[Dense(6, Activation.Sigmoid, from: "input")]
[Multiply("left")]
[Subtract("input")]
[PReLU(start: 0.1)]
[Dense(3)]
internal sealed partial class SingleGated;

/// <summary>The third.</summary>
[Network(Loss.Poisson, Precision.Double)]
[Input(4)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Tanh)]
internal sealed partial class Counting;

/// <summary>The same in single precision.</summary>
[Network(Loss.Poisson)]
[Input(4)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Tanh)]
internal sealed partial class SingleCounting;

/// <summary>The fourth.</summary>
[Network(Loss.LogCosh, Precision.Double)]
[Input(4)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
internal sealed partial class HyperbolicCosine;

/// <summary>The same in single precision.</summary>
[Network(Loss.LogCosh)]
[Input(4)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
internal sealed partial class SingleHyperbolicCosine;
