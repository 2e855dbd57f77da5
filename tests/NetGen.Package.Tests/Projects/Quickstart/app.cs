#:package NetGen.Console@*
using NetGen;

// Two inputs, one output: the exclusive or, from its four rows.
double[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
Dataset data = Dataset.From(inputs, input => input, input => input[0] == input[1] ? 0.0 : 1.0);

var network = new Xor(seed: 1);
network.Fit(data, new TrainingOptions { Epochs = 500, Optimizer = new Adam(0.05), Callbacks = [new ConsoleProgress()] });
network.Save("xor.safetensors");
Console.WriteLine($"0 xor 1 = {network.Predict([0, 1]):F2}, 1 xor 1 = {network.Predict([1, 1]):F2}");

[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Xor;
