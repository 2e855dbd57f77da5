using System;
using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>The simple recurrent network (Elman 1990), as PyTorch's: H = g(X·Wᵀ + b + H·Wᵀ + b).</summary>
internal sealed class Rnn(
    int units, bool sequences, Activation nonlinearity, bool reverse, bool bidirectional, bool bias, Initializer recurrentInitializer, bool trainable)
    : Recurrent(units, sequences, reverse, bidirectional, bias, recurrentInitializer, trainable)
{
    protected override ImmutableArray<string> Gates => [string.Empty];

    protected override int KeptTensors => 1;

    public override void CheckOptions(LayerCheck check)
    {
        base.CheckOptions(check);
        check.RequireMember(nonlinearity is Activation.Tanh or Activation.ReLU || !Enum.IsDefined(typeof(Activation), nonlinearity), nameof(nonlinearity), nonlinearity.ToString(), "Tanh or ReLU");
    }

    protected override ImmutableArray<(Tensor Carried, Tensor Next)> Step(RecurrentStep step)
    {
        Tensor h = step.Carry("H");
        Tensor sum = step.Sum(string.Empty, h);
        return [(h, Activations.Lower(step.Program, nonlinearity, step.Symbol("A"), sum))];
    }
}
