namespace NetGen.Tests.Training;

/// <summary>Kinks, masks, a branch and a softmax.</summary>
[Network(Loss.CrossEntropy, Precision.Double)]
[Input(6)]
[Dense(9, Activation.ReLU)]
[Dropout(0.4)]
[Dense(9, Activation.GELU)]
[Add("dense1")]
[Dense(4, Activation.Softmax)]
internal sealed partial class CheckedDouble;

/// <summary>The same in single precision.</summary>
[Network(Loss.CrossEntropy)]
[Input(6)]
[Dense(9, Activation.ReLU)]
[Dropout(0.4)]
[Dense(9, Activation.GELU)]
[Add("dense1")]
[Dense(4, Activation.Softmax)]
internal sealed partial class CheckedSingle;

/// <summary>Weights only, one of them: everything about its loss can be said by hand.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(1)]
[Dense(1, Activation.ReLU)]
internal sealed partial class CheckedKink;

/// <summary>Statistics of the batch, whose running means training moves on; the bias before them has a gradient of exactly 0.</summary>
[Network(Loss.CrossEntropy, Precision.Double)]
[Input(6)]
[Dense(5)]
[BatchNorm(Activation.Tanh)]
[Dense(4, Activation.LogSoftmax)]
internal sealed partial class CheckedBatchNorm;
