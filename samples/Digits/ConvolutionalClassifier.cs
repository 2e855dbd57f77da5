using NetGen;

namespace Digits;

/// <summary>The same with convolutions, which know that neighbouring pixels belong together.</summary>
[Network(Loss.CrossEntropy)]
[Input(1, 8, 8)]
[Conv2D(16, 3, Activation.ReLU, padding: 1)]
[Conv2D(32, 3, Activation.ReLU, padding: 1)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.5)]
[Dense(10, Activation.Softmax)]
public sealed partial class ConvolutionalClassifier;
