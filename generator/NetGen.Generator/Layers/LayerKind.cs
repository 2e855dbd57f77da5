using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>
/// The contract of a layer's room: its shape rule, its tensors, and its forward pass written in primitives.
/// No gradient, no text and nothing of Roslyn belongs in one. The activation named by an <c>activation</c> argument is applied by the lowerer.
/// </summary>
internal abstract class LayerKind
{
    /// <summary>The attribute's name without its suffix.</summary>
    public abstract string Name { get; }

    /// <summary>False for the input alone.</summary>
    public virtual bool TakesInput => true;

    /// <summary>The arguments that name further layers this one joins.</summary>
    public virtual ImmutableArray<string> Joins => [];

    /// <summary>Reports every option that is out of range, whatever the input; enum members are checked for all layers alike.</summary>
    public virtual void CheckOptions(LayerCheck check)
    {
    }

    /// <summary>The output's last extent where the options alone tell it.</summary>
    public virtual int? LastExtent(ArgumentList arguments) => null;

    /// <summary>The output's shape from options in range, or null after reporting what is wrong.</summary>
    public abstract Shape? Infer(LayerCheck check);

    /// <summary>The tensors the layer owns.</summary>
    public virtual ImmutableArray<TensorDeclaration> Tensors(ArgumentList arguments, ImmutableArray<LayerNode> inputs) => [];

    /// <summary>The fewest samples a training batch may have.</summary>
    public virtual int LeastTrainingBatch(LayerNode layer) => 1;

    /// <summary>Whether the layer has numbers that the network's <c>Adapt</c> fits to data.</summary>
    public virtual bool IsAdapted => false;

    /// <summary>Multiply-adds one sample costs in the forward pass.</summary>
    public virtual long MultiplyAdds(LayerNode layer) => 0;

    /// <summary>The forward pass before the activation.</summary>
    public abstract Tensor Lower(LayerLowering layer);
}
