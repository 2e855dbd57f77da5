namespace NetGen.Aot;

/// <summary>Raw features, statistics of the batch, dropout, one probability.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(3)]
[Normalize]
[Dense(16)]
[BatchNorm(Activation.ReLU)]
[Dropout(0.1)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Raw;

/// <summary>The other normalisations, noise, two classes.</summary>
[Network(Loss.CrossEntropy)]
[Input(3)]
[GaussianNoise(0.1)]
[Dense(8)]
[LayerNorm(Activation.GELU)]
[Dense(8)]
[RmsNorm]
[Dense(2, Activation.Softmax)]
internal sealed partial class Noisy;
