using System.Collections.Immutable;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The contract of a primitive's room: what it reads and writes, its formula, its adjoint in primitives again, and its definition as a plain loop.
/// </summary>
internal abstract class Primitive
{
    public abstract Tensor Output { get; }

    public abstract ImmutableArray<Tensor> Inputs { get; }

    /// <summary>The step in the tutorial's notation: Z1 = X·W1ᵀ + b1.</summary>
    public abstract string Formula { get; }

    /// <summary>Adds what the output's gradient contributes to the gradients of the inputs.</summary>
    public abstract void Adjoint(GradientBuilder gradients);

    /// <summary>Writes the definition as loops over elements.</summary>
    public abstract void WriteLoop(LoopWriter loop);
}
