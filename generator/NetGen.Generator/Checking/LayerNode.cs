using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>A layer with its place in the network and its shapes known.</summary>
internal sealed class LayerNode(
    int index,
    string name,
    LayerKind kind,
    LayerDeclaration declaration,
    ImmutableArray<LayerNode> inputs,
    Shape shape,
    ImmutableArray<TensorDeclaration> tensors)
{
    /// <summary>l in Z[l]: the layer's place in the source, 0 for the input.</summary>
    public int Index { get; } = index;

    public string Name { get; } = name;

    public LayerKind Kind { get; } = kind;

    public ArgumentList Arguments { get; } = declaration.Arguments;

    public ImmutableArray<LayerNode> Inputs { get; } = inputs;

    public Shape Shape { get; } = shape;

    public ImmutableArray<TensorDeclaration> Tensors { get; } = tensors;

    public Activation Activation => Arguments.Choice<Activation>("activation");

    public long ParameterCount => Tensors.Where(t => t.Trainable).Sum(t => t.Shape.Size);

    public int LeastTrainingBatch => Kind.LeastTrainingBatch(this);

    public long MultiplyAdds => Kind.MultiplyAdds(this);
}
