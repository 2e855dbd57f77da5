using Library;
using NetGen;

double[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
var data = Dataset.From(inputs, input => input, input => input[0] == input[1] ? 0.0 : 1.0);

var network = new Parity(seed: 1);
History history = network.Fit(data, new TrainingOptions { Epochs = 500, Optimizer = new Adam(0.05) });
Console.WriteLine($"learned: {history.Losses[^1] < 0.05}");

network.Save("xor.safetensors");
Parity loaded = Parity.Load("xor.safetensors");
foreach (double[] input in inputs)
{
    Console.WriteLine($"{input[0]} xor {input[1]} = {(loaded.Predict([(float)input[0], (float)input[1]]) > 0.5f ? 1 : 0)}");
}

Dataset<Bits> rows = Dataset<Bits>.FromCsv(new StringReader("second,first,differ\n0,1,yes\n1,1,no\n"));
Console.WriteLine($"typed rows: {string.Join(", ", rows.Rows.Select(r => loaded.Predict(r).Differ))}, {loaded.Predict(new(true, true)).Differ}");

var doubler = new Doubler();
doubler.WriteTensor("dense1.weight", [2]);
Console.WriteLine($"2 x 21 = {doubler.Predict([21])}");

[Features]
public sealed partial record Bits(bool First, bool Second, [Label] bool? Differ = null);

[Network(Loss.BinaryCrossEntropy, row: typeof(Bits))]
[Input(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Parity;
