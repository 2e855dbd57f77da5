namespace NetGen.Tests.Data;

/// <summary>Rows that are no whole number of vectors.</summary>
[Network(Loss.CrossEntropy)]
[Input(300)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class WideImages;

[Network(Loss.CrossEntropy, Precision.Double)]
[Input(300)]
[Dense(6, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class WideImagesDouble;

[Network(Loss.BinaryCrossEntropy)]
[Input(300)]
[Dense(3, Activation.Sigmoid)]
internal sealed partial class WideLabels;

[Network(Loss.BinaryCrossEntropy)]
[Input(300)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class WideLabel;

[Network(Loss.CrossEntropy)]
[Input(784)]
[Dense(10, Activation.Softmax)]
internal sealed partial class FashionClassifier;
