namespace NetGen.Tests.Metrics;

/// <summary>A class for each step.</summary>
[Network(Loss.CrossEntropy)]
[Input(4, 2)]
[Masking]
[Gru(5, sequences: true)]
[Dense(3, Activation.Softmax)]
internal sealed partial class MaskedClasses;

/// <summary>The same as class indices, of which 1 is ignored, as plain code.</summary>
[Network(Loss.SparseCrossEntropy, Precision.Double, CodeStyle.Plain, ignoreIndex: 1)]
[TokenInput(4, 6)]
[Embedding(6, 3, mask: 2)]
[Gru(5, sequences: true)]
[Dense(3, Activation.LogSoftmax)]
internal sealed partial class MaskedIndices;

/// <summary>Numbers for each step; what is masked follows from parameters, and from two masks.</summary>
[Network(Loss.MeanSquaredError, Precision.Double)]
[Input(4, 2)]
[Masking(name: "first")]
[Dense(2, Activation.ReLU, from: "input")]
[Masking]
[Dense(2)]
[Add("first")]
internal sealed partial class MaskedNumbers;

/// <summary>The same as plain code.</summary>
[Network(Loss.MeanSquaredError, Precision.Double, CodeStyle.Plain)]
[Input(4, 2)]
[Masking(name: "first")]
[Dense(2, Activation.ReLU, from: "input")]
[Masking]
[Dense(2)]
[Add("first")]
internal sealed partial class PlainMaskedNumbers;

/// <summary>Labels of each step, without training.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double, training: false)]
[Input(4, 2)]
[Masking(-1)]
[Rnn(3, sequences: true)]
[Dense(2, Activation.Sigmoid)]
internal sealed partial class MaskedLabels;

/// <summary>A yes or no for samples that may be masked as a whole.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double)]
[Input(1, 2)]
[Masking]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class MaskedChoice;

/// <summary>The same for signs.</summary>
[Network(Loss.Hinge, Precision.Double)]
[Input(1, 2)]
[Masking]
[Dense(1)]
internal sealed partial class MaskedSign;

/// <summary>Two signs for each step.</summary>
[Network(Loss.Hinge)]
[Input(4, 2)]
[Masking]
[Gru(3, sequences: true)]
[Dense(2)]
internal sealed partial class MaskedSigns;
