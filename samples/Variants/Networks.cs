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
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU, Initializer.Zeros)]
[Dense(10, Activation.ReLU, Initializer.Zeros)]
[Dense(5, Activation.ReLU, Initializer.Zeros)]
[Dense(1, Activation.Sigmoid, Initializer.Zeros)]
public sealed partial class ZeroStart;

/// <summary>The same from random numbers that take no notice of a layer's width. The tutorial's first network starts from a tenth of these, and stands still even longer.</summary>
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
