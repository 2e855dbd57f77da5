namespace NetGen.Tests.Serialization;

/// <summary>A body and a head of ten classes.</summary>
[Network(Loss.CrossEntropy)]
[Input(4)]
[Dense(6, Activation.ReLU, name: "body")]
[Dense(10, Activation.Softmax, name: "head")]
internal sealed partial class TenClasses;
