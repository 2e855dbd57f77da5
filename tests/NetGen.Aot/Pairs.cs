namespace NetGen.Aot;

// Each network twice, as fast code and as plain code. Sizes are odd, so that rows end inside a vector of any width.

[Network(Loss.CrossEntropy)]
[Input(37)]
[Dense(53, Activation.ReLU)]
[Dense(29, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
internal sealed partial class FastClasses;

[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(37)]
[Dense(53, Activation.ReLU)]
[Dense(29, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
internal sealed partial class PlainClasses;

[Network(Loss.CrossEntropy, Precision.Double)]
[Input(37)]
[Dense(53, Activation.ReLU)]
[Dense(29, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
internal sealed partial class FastPreciseClasses;

[Network(Loss.CrossEntropy, Precision.Double, CodeStyle.Plain)]
[Input(37)]
[Dense(53, Activation.ReLU)]
[Dense(29, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
internal sealed partial class PlainPreciseClasses;

[Network(Loss.MeanSquaredError)]
[Input(7)]
[Dense(19, Activation.Tanh)]
[Dense(11, Activation.Tanh)]
[Dense(5)]
internal sealed partial class FastTangents;

[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(7)]
[Dense(19, Activation.Tanh)]
[Dense(11, Activation.Tanh)]
[Dense(5)]
internal sealed partial class PlainTangents;

[Network(Loss.BinaryCrossEntropy, Precision.Double)]
[Input(9)]
[Dense(17, Activation.Sigmoid)]
[Dense(13, Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class FastSigmoids;

[Network(Loss.BinaryCrossEntropy, Precision.Double, CodeStyle.Plain)]
[Input(9)]
[Dense(17, Activation.Sigmoid)]
[Dense(13, Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class PlainSigmoids;

[Network(Loss.CrossEntropy)]
[Input(15)]
[Dense(21, bias: false)]
[BatchNorm(Activation.GELU)]
[Dense(9)]
[LayerNorm(Activation.Mish)]
[Dense(6, Activation.LogSoftmax)]
internal sealed partial class FastNorms;

[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(15)]
[Dense(21, bias: false)]
[BatchNorm(Activation.GELU)]
[Dense(9)]
[LayerNorm(Activation.Mish)]
[Dense(6, Activation.LogSoftmax)]
internal sealed partial class PlainNorms;
