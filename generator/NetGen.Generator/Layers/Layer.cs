using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>
/// The contract of a layer's room: its options, its shape rule, its tensors, and its forward pass written in primitives. No gradient, no text and
/// nothing of Roslyn belongs in one. The constructor's parameters are the options, with the names and types of the attribute's parameters, all but
/// <c>name</c> and <c>from</c>.
/// </summary>
/// <param name="activation">What the lowerer applies to the result of <see cref="Lower"/>.</param>
internal abstract class Layer(Activation activation = Activation.None)
{
    public Activation Activation { get; } = activation;

    /// <summary>False for the input alone.</summary>
    public virtual bool TakesInput => true;

    /// <summary>The options that name further layers this one joins; the first of them must be given.</summary>
    public virtual ImmutableArray<Join> Joins => [];

    /// <summary>The axis of its input along which it carries a state from step to step; null where it carries none.</summary>
    public virtual int? StateAxis => null;

    /// <summary>The layer of one step of a sequence, which follows from the same step of the input and from what a stream carries; null where other steps are
    /// needed.</summary>
    /// <param name="input">The shape of the whole sequence.</param>
    /// <param name="steps">The axis of the steps there, which the input of one step does not have.</param>
    public virtual Layer? OfStep(Shape input, int steps) => null;

    /// <summary>The axis of the steps in the output; null where the output is of the last step alone.</summary>
    /// <param name="steps">The same in the input.</param>
    public virtual int? StepsInOutput(int steps) => steps;

    /// <summary>Numbers that a stream carries from step to step.</summary>
    /// <param name="input">The shape of the whole sequence.</param>
    public virtual int StateSize(Shape input) => 0;

    /// <summary>Whether nothing but elements of the input are in the output; <see cref="Choose"/> says which.</summary>
    public virtual bool OnlyChooses => false;

    /// <summary>Which elements of the input the output is.</summary>
    /// <param name="input">The input's shape.</param>
    /// <param name="places">A place for each element of the input, row-major.</param>
    /// <returns>The places of the output's elements.</returns>
    public virtual int[] Choose(Shape input, int[] places) => throw new NotSupportedException($"{GetType().Name} computes its output.");

    /// <summary>Whether the layer itself says which steps are masked.</summary>
    public virtual bool Masks => false;

    /// <summary>Whether the output has a mask, which marks the steps that count. It passes through layers that work step by step.</summary>
    public virtual bool HasMask(ImmutableArray<LayerNode> inputs) =>
        Masks || (inputs.Any(i => i.HasMask) && OfStep(inputs[0].Shape, steps: 0) is not null && StepsInOutput(0) == 0);

    /// <summary>The output's last extent where the options alone tell it.</summary>
    public virtual int? LastExtent => null;

    /// <summary>Reports every option that is out of range, whatever the input; enum members are checked for all layers alike.</summary>
    public virtual void CheckOptions(LayerCheck check)
    {
    }

    /// <summary>The output's shape from options in range, or null after reporting what is wrong.</summary>
    public abstract Shape? Infer(LayerCheck check);

    /// <summary>The tensors the layer owns.</summary>
    public virtual ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs) => [];

    /// <summary>The fewest samples a training batch may have.</summary>
    public virtual int LeastTrainingBatch(LayerNode layer) => 1;

    /// <summary>Elements of one sample in the tensors between the layer's input and its output.</summary>
    public virtual long InnerElements(LayerNode layer) => 0;

    /// <summary>Multiply-adds one sample costs in the forward pass.</summary>
    public virtual long MultiplyAdds(LayerNode layer) => 0;

    /// <summary>The forward pass before the activation.</summary>
    public abstract Tensor Lower(LayerLowering layer);
}
