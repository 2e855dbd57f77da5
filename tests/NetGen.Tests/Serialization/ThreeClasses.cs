namespace NetGen.Tests.Serialization;

/// <summary>The same body and a head of three classes.</summary>
[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(6, Activation.ReLU, name: "body")]
[Dense(3, Activation.Softmax, name: "head")]
internal sealed partial class ThreeClasses;
