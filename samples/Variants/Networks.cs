using NetGen;

namespace Variants;

/// <summary>The tutorial's network; its ReLU layers start as He et al. say, which is the default.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class HeStart;

/// <summary>The same from zeros: all units of a layer are equal, and stay so.</summary>
#pragma warning disable NG3006 // It is what is shown.
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU, Initializer.Zeros)]
[Dense(10, Activation.ReLU, Initializer.Zeros)]
[Dense(5, Activation.ReLU, Initializer.Zeros)]
[Dense(1, Activation.Sigmoid, Initializer.Zeros)]
public sealed partial class ZeroStart;
#pragma warning restore NG3006

/// <summary>The same from random numbers that take no notice of a layer's width.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU, Initializer.Normal, scale: 0.1)]
[Dense(10, Activation.ReLU, Initializer.Normal, scale: 0.1)]
[Dense(5, Activation.ReLU, Initializer.Normal, scale: 0.1)]
[Dense(1, Activation.Sigmoid, Initializer.Normal, scale: 0.1)]
public sealed partial class RandomStart;

/// <summary>The same as Glorot and Bengio say.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU, Initializer.XavierNormal)]
[Dense(10, Activation.ReLU, Initializer.XavierNormal)]
[Dense(5, Activation.ReLU, Initializer.XavierNormal)]
[Dense(1, Activation.Sigmoid, Initializer.XavierNormal)]
public sealed partial class XavierStart;

/// <summary>The same with a share of the units left out at random in every training step.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dropout(0.5)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class WithDropout;

/// <summary>The same with every layer's sums normalised over the batch before its activation; a bias before that would be taken off again.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, bias: false)]
[BatchNorm(Activation.ReLU)]
[Dense(10, bias: false)]
[BatchNorm(Activation.ReLU)]
[Dense(5, bias: false)]
[BatchNorm(Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class WithBatchNorm;

/// <summary>Random numbers ten times as small: the tutorial's own first start.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU, Initializer.Normal, scale: 0.01)]
[Dense(10, Activation.ReLU, Initializer.Normal, scale: 0.01)]
[Dense(5, Activation.ReLU, Initializer.Normal, scale: 0.01)]
[Dense(1, Activation.Sigmoid, Initializer.Normal, scale: 0.01)]
public sealed partial class SmallStart;

/// <summary>The same from there, normalised.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.None, Initializer.Normal, scale: 0.01, bias: false)]
[BatchNorm(Activation.ReLU)]
[Dense(10, Activation.None, Initializer.Normal, scale: 0.01, bias: false)]
[BatchNorm(Activation.ReLU)]
[Dense(5, Activation.None, Initializer.Normal, scale: 0.01, bias: false)]
[BatchNorm(Activation.ReLU)]
[Dense(1, Activation.Sigmoid, Initializer.Normal, scale: 0.01)]
public sealed partial class SmallStartWithBatchNorm;
