using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>One step of a recurrent layer while it is lowered.</summary>
internal sealed class RecurrentStep
{
    private readonly Func<string, string> _symbol;
    private readonly string _direction;
    private readonly ElementType _type;
    private readonly Shape _shape;
    private readonly ImmutableArray<Tensor> _projections;
    private readonly ImmutableArray<string> _gates;
    private readonly Func<string, string, Tensor?> _pieces;
    private readonly List<Tensor> _carried = [];
    private ProgramBuilder? _program;

    /// <param name="symbol">A letter with the layer's number.</param>
    /// <param name="direction">What is added to letters in the second direction.</param>
    /// <param name="units">The size of the state.</param>
    /// <param name="type">What numbers are.</param>
    /// <param name="projections">The input's part of each gate, at this step.</param>
    /// <param name="gates">The gates' letters.</param>
    /// <param name="pieces">The stored tensor of a gate, by its name and the gate's letter.</param>
    public RecurrentStep(
        Func<string, string> symbol,
        string direction,
        int units,
        ElementType type,
        ImmutableArray<Tensor> projections,
        ImmutableArray<string> gates,
        Func<string, string, Tensor?> pieces)
    {
        (_symbol, _direction, _type, _shape) = (symbol, direction, type, Shape.Of(units));
        (_projections, _gates, _pieces) = (projections, gates, pieces);
    }

    /// <summary>Where the step is written, once all carried tensors are known.</summary>
    public ProgramBuilder Program => _program ??= new ProgramBuilder([.. _projections, .. _carried], Stored);

    private ImmutableArray<Tensor> Stored =>
        [.. _gates.SelectMany(g => new[] { _pieces("weight_hh_l0", g), _pieces("bias_hh_l0", g) }).Where(t => t is not null).Select(t => t!)];

    /// <summary>A letter with the layer's number and its direction.</summary>
    public string Symbol(string letter) => _symbol(letter + _direction);

    /// <summary>A tensor that the step takes over from the step before.</summary>
    public Tensor Carry(string letter)
    {
        var carried = new Tensor(Symbol(letter), _type, _shape, true, TensorRole.Intermediate);
        _carried.Add(carried);
        return carried;
    }

    /// <summary>The input's part of a gate.</summary>
    public Tensor OfInput(string gate) => _projections[_gates.IndexOf(gate)];

    /// <summary>The state's part of a gate: H·Wᵀ + b.</summary>
    public Tensor OfState(string gate, Tensor state) => Program.MatMul(
        Symbol("Q" + gate.ToUpperInvariant()), state, _pieces("weight_hh_l0", gate)!, transposeB: true, addend: _pieces("bias_hh_l0", gate));

    /// <summary>The step as a program.</summary>
    public Program Body(ImmutableArray<Tensor> results) => Program.Build(results);
}
