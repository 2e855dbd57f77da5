namespace NetGen.Benchmarks.Networks;

[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(4)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
internal sealed partial class PlainT;

[Network(Loss.BinaryCrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class PlainW;

[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class PlainM;

[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(784)]
[Dense(512, Activation.ReLU)]
[Dense(512, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class PlainL;

[Network(Loss.CrossEntropy, codeStyle: CodeStyle.Plain)]
[Input(37)]
[Dense(53, Activation.ReLU)]
[Dense(29, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
internal sealed partial class PlainO;
