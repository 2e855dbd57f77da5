namespace NetGen.Tests.Training;

/// <summary>The network of <c>vectors/make_losses.py</c>, for labels.</summary>
[Network(Loss.BinaryCrossEntropy, Precision.Double, positiveWeights: true)]
[Input(3)]
[Dense(4, Activation.Tanh)]
[Dense(3, Activation.Sigmoid)]
internal sealed partial class Weighted;

/// <summary>The same as plain code in single precision.</summary>
[Network(Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain, positiveWeights: true)]
[Input(3)]
[Dense(4, Activation.Tanh)]
[Dense(3, Activation.Sigmoid)]
internal sealed partial class WeightedSingle;

/// <summary>The same for classes.</summary>
[Network(Loss.CrossEntropy, Precision.Double)]
[Input(3)]
[Dense(4, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class SmoothedChoice;

/// <summary>The same in single precision.</summary>
[Network(Loss.CrossEntropy)]
[Input(3)]
[Dense(4, Activation.Tanh)]
[Dense(3, Activation.LogSoftmax)]
internal sealed partial class SmoothedChoiceSingle;

/// <summary>The same for class indices.</summary>
[Network(Loss.SparseCrossEntropy, Precision.Double)]
[Input(3)]
[Dense(4, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class IndexedChoice;

/// <summary>The same in single precision, as plain code.</summary>
[Network(Loss.SparseCrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(3)]
[Dense(4, Activation.Tanh)]
[Dense(3, Activation.LogSoftmax)]
internal sealed partial class IndexedChoiceSingle;
