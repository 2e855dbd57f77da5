namespace NetGen.Benchmarks.Networks;

[Network(Loss.MeanSquaredError)]
[Input(4)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
internal sealed partial class FastT;

[Network(Loss.BinaryCrossEntropy)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class FastW;

[Network(Loss.CrossEntropy)]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class FastM;

[Network(Loss.CrossEntropy)]
[Input(784)]
[Dense(512, Activation.ReLU)]
[Dense(512, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class FastL;

[Network(Loss.CrossEntropy)]
[Input(37)]
[Dense(53, Activation.ReLU)]
[Dense(29, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
internal sealed partial class FastO;

/// <summary><see cref="FastO"/> with every width raised to the next multiple of 8: what odd sizes are held against.</summary>
[Network(Loss.CrossEntropy)]
[Input(40)]
[Dense(56, Activation.ReLU)]
[Dense(32, Activation.ReLU)]
[Dense(8, Activation.Softmax)]
internal sealed partial class FastO8;

[Network(Loss.CrossEntropy)]
[Input(1, 28, 28)]
[Conv2D(8, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(10, Activation.Softmax)]
internal sealed partial class FastLeNet;

[Network(Loss.CrossEntropy)]
[Input(3, 32, 32)]
[Conv2D(32, 3, Activation.ReLU, padding: 1)]
[Conv2D(32, 3, Activation.ReLU, padding: 1)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation.ReLU, padding: 1)]
[MaxPool2D(2)]
[Flatten]
[Dense(10, Activation.Softmax)]
internal sealed partial class FastCifar;

#pragma warning disable NG3004 // The second convolution leaves the last of 124 positions unread.
[Network(Loss.CrossEntropy)]
[Input(6, 128)]
[Conv1D(32, 5, Activation.ReLU)]
[Conv1D(64, 5, Activation.ReLU, stride: 2)]
[GlobalAvgPool1D]
[Dense(6, Activation.Softmax)]
internal sealed partial class FastSensor;
#pragma warning restore NG3004

[Network(Loss.CrossEntropy)]
[Input(32, 16, 16)]
[DepthwiseConv2D(3, Activation.ReLU, padding: 1)]
[Conv2D(32, 1, Activation.ReLU)]
[GlobalAvgPool2D]
[Dense(10, Activation.Softmax)]
internal sealed partial class FastDepthwise;

[Network(Loss.MeanSquaredError)]
[Input(64, 1)]
[Lstm(8)]
internal sealed partial class FastLstm8;

[Network(Loss.MeanSquaredError)]
[Input(64, 1)]
[Lstm(16)]
internal sealed partial class FastLstm16;

[Network(Loss.MeanSquaredError)]
[Input(64, 4)]
[Lstm(32)]
internal sealed partial class FastLstm32;

[Network(Loss.MeanSquaredError)]
[Input(64, 8)]
[Lstm(64)]
internal sealed partial class FastLstm64;

[Network(Loss.MeanSquaredError)]
[Input(64, 4)]
[Gru(16)]
internal sealed partial class FastGru16;

[Network(Loss.MeanSquaredError)]
[Input(64, 32)]
[Lstm(64)]
internal sealed partial class FastSequence;

[Network(Loss.MeanSquaredError)]
[Input(64, 32)]
[Gru(64)]
internal sealed partial class FastGruSequence;

[Network(Loss.MeanSquaredError)]
[Input(64, 32)]
[Lstm(64, bidirectional: true)]
internal sealed partial class FastBothWays;
