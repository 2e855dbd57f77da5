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
