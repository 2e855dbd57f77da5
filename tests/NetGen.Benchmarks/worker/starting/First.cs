using NetGen;

// From the process's start to its first prediction.
var network = new FirstNetwork(seed: 1);
float[] sample = new float[FirstNetwork.InputSize];
return network.Predict(sample) is > 0 and < 1 ? 0 : 1;

[Network(Loss.BinaryCrossEntropy, training: false)]
[Input(30)]
[Dense(20, Activation.ReLU)]
[Dense(10, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
internal sealed partial class FirstNetwork;
