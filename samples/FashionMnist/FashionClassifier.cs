using NetGen;

namespace FashionMnist;

/// <summary>A grey image of 28 × 28 pixels to the probabilities of ten kinds of clothes.</summary>
[Network(Loss.CrossEntropy)]
[Input(1, 28, 28)]
[Conv2D(16, 3, padding: 1, bias: false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(32, 3, padding: 1, bias: false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.25)]
[Dense(128, Activation.ReLU)]
[Dropout(0.5)]
[Dense(10, Activation.Softmax)]
public sealed partial class FashionClassifier;
