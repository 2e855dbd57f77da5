using NetGen;

Console.WriteLine($"{Parity.InputSize} bits");

[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(0, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Parity;

public static class Answer
{
    public static bool Of(Parity network, float a, float b) => network.Predict([a, b]) > 0.5f;
}
