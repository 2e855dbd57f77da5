using System;
using System.Collections.Generic;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>One step of a recurrent layer while it is lowered.</summary>
/// <param name="symbol">A letter with the layer's number.</param>
/// <param name="direction">What is added to letters in the second direction.</param>
/// <param name="pieces">The stored tensor of a gate, by its name and the gate's letter.</param>
/// <param name="ofInput">The input's part of each gate.</param>
/// <param name="programOf">Where the step is written, once all carried tensors are known.</param>
/// <param name="carry">Makes a tensor that the step takes over from the step before.</param>
internal sealed class RecurrentStep(
    Func<string, string> symbol,
    string direction,
    Func<string, string, Tensor?> pieces,
    Func<string, Tensor> ofInput,
    Func<IReadOnlyList<Tensor>, ProgramBuilder> programOf,
    Func<string, Tensor> carry)
{
    private readonly List<Tensor> _carried = [];
    private ProgramBuilder? _program;

    /// <summary>Where the step is written.</summary>
    public ProgramBuilder Program => _program ??= programOf(_carried);

    /// <summary>A letter with the layer's number and its direction.</summary>
    public string Symbol(string letter) => symbol(letter + direction);

    /// <summary>A tensor that the step takes over from the step before; all are asked for before anything is written.</summary>
    public Tensor Carry(string letter)
    {
        Tensor carried = carry(Symbol(letter));
        _carried.Add(carried);
        return carried;
    }

    /// <summary>The input's part of a gate.</summary>
    public Tensor OfInput(string gate) => ofInput(gate);

    /// <summary>Both parts of a gate: Z = P + Q.</summary>
    public Tensor Sum(string gate, Tensor state) =>
        Program.Map(Symbol("Z" + gate.ToUpperInvariant()), Operand(0) + Operand(1), OfInput(gate), OfState(gate, state));

    /// <summary>The state's part of a gate: H·Wᵀ + b.</summary>
    public Tensor OfState(string gate, Tensor state) => Program.MatMul(
        Symbol("Q" + gate.ToUpperInvariant()), state, pieces("weight_hh_l0", gate)!, transposeB: true, addend: pieces("bias_hh_l0", gate));
}
