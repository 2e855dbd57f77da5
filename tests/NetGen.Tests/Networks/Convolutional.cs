// The pooling leaves the last row unread, as in PyTorch.
#pragma warning disable NG3004

namespace NetGen.Tests.Networks;

/// <summary>The network of <c>vectors/make_convolutional.py</c>.</summary>
[Network(Loss.CrossEntropy)]
[Input(2, 7, 6)]
[Conv2D(5, 3, Activation.ReLU, padding: 1)]
[MaxPool2D(2)]
[Conv2D(6, 2, bias: false)]
[BatchNorm(Activation.ReLU)]
[Flatten]
[Dense(8, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class Convolutional;

/// <summary>The same in double precision.</summary>
[Network(Loss.CrossEntropy, Precision.Double)]
[Input(2, 7, 6)]
[Conv2D(5, 3, Activation.ReLU, padding: 1)]
[MaxPool2D(2)]
[Conv2D(6, 2, bias: false)]
[BatchNorm(Activation.ReLU)]
[Flatten]
[Dense(8, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
internal sealed partial class DoubleConvolutional;
