using System.Collections.Immutable;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014), as PyTorch's: gates r, z, n; n = tanh(input's part + r∘(H·Wᵀ + b)), the reset behind the product, and
/// H = (1 − z)∘n + z∘H.
/// </summary>
internal sealed class Gru(
    int units, bool sequences, bool reverse, bool bidirectional, bool bias, Initializer recurrentInitializer, bool trainable)
    : Recurrent(units, sequences, reverse, bidirectional, bias, recurrentInitializer, trainable)
{
    protected override ImmutableArray<string> Gates => ["r", "z", "n"];

    protected override int KeptTensors => 2;

    protected override ImmutableArray<(Tensor Carried, Tensor Next)> Step(RecurrentStep step)
    {
        Tensor h = step.Carry("H");
        Tensor r = Gate("r");
        Tensor z = Gate("z");
        Tensor sum = step.Program.Map(step.Symbol("ZN"), Operand(0) + (Operand(1) * Operand(2)), step.OfInput("n"), r, step.OfState("n", h));
        Tensor n = step.Program.Map(step.Symbol("N"), Tanh(Operand(0)), sum);
        Tensor output = step.Program.Map(step.Symbol("A"), ((1 - Operand(0)) * Operand(1)) + (Operand(0) * Operand(2)), z, n, h);
        return [(h, output)];

        Tensor Gate(string gate) => step.Program.Map(
            step.Symbol(gate.ToUpperInvariant()), Sigmoid(Operand(0)), step.Sum(gate, h));
    }
}
