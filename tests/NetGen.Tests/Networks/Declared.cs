namespace NetGen.Tests.Networks;

/// <summary>The tutorial's network.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Tumor;

/// <summary>The same as plain code, in double precision.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double, CodeStyle.Plain)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class PlainTumor;

/// <summary>Wide enough that a batch leaves the stack.</summary>
[Network(Loss.CrossEntropy)]
[Input(12)]
[Dense(700, Activation.GELU)]
[Dense(50, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Wide;

/// <summary>All that inference needs.</summary>
[Network(Loss.MeanSquaredError, training: false)]
[Input(2)]
[Dense(3, Activation.SiLU)]
[Dense(2)]
internal sealed partial class InferenceOnly;

/// <summary>With something random in training.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(9, Activation.Tanh)]
[Dropout(0.3)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Dropping;

/// <summary>The same in double precision.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double)]
[Input(2)]
[Dense(9, Activation.Tanh)]
[Dropout(0.3)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class DroppingDouble;

/// <summary>Two inputs, one probability, nothing random, in double precision.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double)]
[Input(2)]
[Dense(5, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class SmallDouble;

/// <summary>More weights than are transposed at once.</summary>
[Network(Loss.MeanSquaredError)]
[Input(5)]
[Dense(37, Activation.Tanh)]
[Dense(1037, Activation.ReLU)]
[Dense(3)]
internal sealed partial class ManyOutputs;

/// <summary>No extent is a multiple of a vector.</summary>
[Network(Loss.MeanSquaredError)]
[Input(37)]
[Dense(53, Activation.Tanh)]
[Dense(29, Activation.ReLU)]
[Dense(3)]
internal sealed partial class Odd;

/// <summary>The same in double precision.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(37)]
[Dense(53, Activation.Tanh)]
[Dense(29, Activation.ReLU)]
[Dense(3)]
internal sealed partial class OddDouble;

/// <summary>Enough work for threads in a batch of some dozens.</summary>
[Network(Loss.CrossEntropy)]
[Input(40)]
[Dense(150, Activation.ReLU)]
[Dropout(0.25)]
[Dense(90, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Large;

/// <summary>With something random in training, and with running statistics.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(9, Activation.Tanh)]
[BatchNorm]
[Dropout(0.3)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class Normalised;

/// <summary>The same in double precision.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double)]
[Input(2)]
[Dense(9, Activation.Tanh)]
[BatchNorm]
[Dropout(0.3)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class NormalisedDouble;

/// <summary>So wide that a block is no round number of samples.</summary>
[Network(Loss.MeanSquaredError, training: false)]
[Input(3)]
[Dense(12000, Activation.Tanh)]
[Dense(2)]
internal sealed partial class VeryWide;

/// <summary>A softmax over one vector that is not full.</summary>
[Network(Loss.CrossEntropy)]
[Input(2)]
[Dense(5, Activation.Softmax)]
internal sealed partial class Softmax5;

/// <summary>The same as plain code.</summary>
[Network(Loss.CrossEntropy, Precision.Single, CodeStyle.Plain)]
[Input(2)]
[Dense(5, Activation.Softmax)]
internal sealed partial class PlainSoftmax5;

/// <summary>A softmax over several vectors, the last not full.</summary>
[Network(Loss.CrossEntropy, Precision.Double)]
[Input(2)]
[Dense(19, Activation.Softmax)]
internal sealed partial class Softmax19;

/// <summary>The same as plain code.</summary>
[Network(Loss.CrossEntropy, Precision.Double, CodeStyle.Plain)]
[Input(2)]
[Dense(19, Activation.Softmax)]
internal sealed partial class PlainSoftmax19;
