using System.Collections.Immutable;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), as PyTorch's: gates i, f, g, o;
/// C = f∘C + i∘g and H = o∘tanh(C).
/// </summary>
internal sealed class Lstm(
    int units, bool sequences, bool reverse, bool bidirectional, bool bias, Initializer recurrentInitializer, bool trainable)
    : Recurrent(units, sequences, reverse, bidirectional, bias, recurrentInitializer, trainable)
{
    protected override ImmutableArray<string> Gates => ["i", "f", "g", "o"];

    protected override int KeptTensors => 5;

    protected override int CarriedTensors => 2;

    protected override ImmutableArray<(Tensor Carried, Tensor Next)> Step(RecurrentStep step)
    {
        (Tensor h, Tensor c) = (step.Carry("H"), step.Carry("C"));
        Tensor i = Gate("i", Sigmoid(Operand(0)));
        Tensor f = Gate("f", Sigmoid(Operand(0)));
        Tensor g = Gate("g", Tanh(Operand(0)));
        Tensor o = Gate("o", Sigmoid(Operand(0)));
        Tensor cell = step.Program.Map(step.Symbol("CNext"), (Operand(0) * Operand(1)) + (Operand(2) * Operand(3)), f, c, i, g);
        Tensor squashed = step.Program.Map(step.Symbol("T"), Tanh(Operand(0)), cell);
        Tensor output = step.Program.Map(step.Symbol("A"), Operand(0) * Operand(1), o, squashed);
        return [(h, output), (c, cell)];

        Tensor Gate(string gate, Expressions.Expression formula) =>
            step.Program.Map(step.Symbol(gate.ToUpperInvariant()), formula, step.Sum(gate, h));
    }
}
