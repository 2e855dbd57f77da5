using NetGen;

Console.WriteLine(Parity.Title);

[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed class Parity
{
    public const string Title = "Parity of two bits";
}
