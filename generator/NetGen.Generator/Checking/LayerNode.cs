using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>A layer with its place in the network and its shapes known.</summary>
internal sealed class LayerNode(
    int index,
    string name,
    LayerKind kind,
    Layer layer,
    ImmutableArray<LayerNode> inputs,
    Shape shape,
    ImmutableArray<TensorDeclaration> tensors)
{
    /// <summary>l in Z[l]: the layer's place in the source, 0 for the input.</summary>
    public int Index { get; } = index;

    public string Name { get; } = name;

    public LayerKind Kind { get; } = kind;

    /// <summary>The room, with the layer's options.</summary>
    public Layer Layer { get; } = layer;

    public ImmutableArray<LayerNode> Inputs { get; } = inputs;

    public Shape Shape { get; } = shape;

    public ImmutableArray<TensorDeclaration> Tensors { get; } = tensors;

    /// <summary>Whether a mask marks the steps of its output that count.</summary>
    public bool HasMask { get; init; }

    public Activation Activation => Layer.Activation;

    public long ParameterCount => Tensors.Where(t => t.Trainable).Sum(t => t.Shape.Size);

    public int LeastTrainingBatch => Layer.LeastTrainingBatch(this);

    public long MultiplyAdds => Layer.MultiplyAdds(this);
}
