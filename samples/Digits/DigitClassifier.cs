using NetGen;

namespace Digits;

/// <summary>64 pixels to the probabilities of ten digits.</summary>
[Network(Loss.CrossEntropy)]
[Input(64)]
[Dense(256, Activation.ReLU)]
[Dropout(0.5)]
[Dense(10, Activation.Softmax)]
public sealed partial class DigitClassifier;
