using NetGen;

double[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
var network = new Parity(seed: 1);
History history = network.Fit(
    Dataset.From(inputs, input => input, input => input[0] == input[1] ? 0.0 : 1.0), new TrainingOptions { Epochs = 500, Optimizer = new Adam(0.05) });

using var stream = new MemoryStream();
network.Save(stream);
stream.Position = 0;
Parity loaded = Parity.Load(stream);
Console.WriteLine($"in a browser: {OperatingSystem.IsBrowser()}, learned: {history.Losses[^1] < 0.05}, loaded: {loaded.Predict([0, 1]) == network.Predict([0, 1])}");

[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Parity;
