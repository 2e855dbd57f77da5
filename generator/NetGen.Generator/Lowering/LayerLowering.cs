using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Lowering;

/// <summary>What a layer's room sees while it is lowered.</summary>
internal sealed class LayerLowering(
    LayerNode layer,
    ProgramBuilder program,
    ImmutableArray<Tensor> inputs,
    IReadOnlyDictionary<string, Tensor> tensors,
    bool training,
    CarriedStates? stream = null,
    CarriedStates? carried = null,
    Tensor? mask = null)
{
    public ProgramBuilder Program { get; } = program;

    public ImmutableArray<Tensor> Inputs { get; } = inputs;

    public Tensor Input => Inputs[0];

    /// <summary>Whether the training program is being written, for the layers that differ there.</summary>
    public bool Training { get; } = training;

    /// <summary>The states, where one step of a stream is written; null where whole sequences are.</summary>
    public CarriedStates? Stream { get; } = stream;

    /// <summary>The states of the batch before; null where every batch begins with zeros.</summary>
    public CarriedStates? Carried { get; } = carried;

    /// <summary>A column with 1 for each step that counts, else 0: that of the inputs, which a layer may replace for its output. Null where all
    /// count.</summary>
    public Tensor? Mask { get; set; } = mask;

    /// <summary>The layer's number.</summary>
    public int Index => layer.Index;

    /// <summary>The shape of the layer's output.</summary>
    public Shape Shape => layer.Shape;

    /// <summary>A letter with the layer's number: Z becomes Z3.</summary>
    public string Symbol(string letter) => letter + Literal.Of(layer.Index);

    public Tensor Tensor(string name) => tensors[name];

    public Tensor? TensorOrNull(string name) => tensors.TryGetValue(name, out Tensor? tensor) ? tensor : null;
}
