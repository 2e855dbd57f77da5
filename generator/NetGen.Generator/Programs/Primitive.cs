using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen.Generator.Programs;

/// <summary>
/// The contract of a primitive's room: what it reads and writes, its formula, its adjoint in primitives again, and its definition as a plain loop.
/// </summary>
internal abstract class Primitive
{
    public abstract ImmutableArray<Tensor> Inputs { get; }

    /// <summary>The tensors it writes; at least one.</summary>
    public abstract ImmutableArray<Tensor> Outputs { get; }

    /// <summary>The tensor it writes; the first, where it writes several.</summary>
    public Tensor Output => Outputs[0];

    /// <summary>The step in the tutorial's notation: Z1 = X·W1ᵀ + b1.</summary>
    public abstract string Formula { get; }

    /// <summary>Why the shapes or types of its tensors do not fit each other; null if they do. A builder refuses a step with a fault.</summary>
    public virtual string? Fault => null;

    /// <summary>Whether what comes out for a sample depends on others of the batch.</summary>
    public virtual bool MixesSamples => false;

    /// <summary>Whether what comes out does not change when an input moves a little: a gradient ends there.</summary>
    public virtual bool IsFlat => false;

    /// <summary>The same step over other tensors. Only steps that read stored tensors in the body of a scan need it.</summary>
    /// <exception cref="NotSupportedException">The primitive cannot stand there.</exception>
    public virtual Primitive With(Func<Tensor, Tensor> other) =>
        throw new NotSupportedException($"{Formula}: {GetType().Name} cannot read stored tensors in the body of a scan.");

    /// <summary>The same step where only some of its outputs are read.</summary>
    public virtual Primitive Keeping(ICollection<Tensor> read) => this;

    /// <summary>Adds what the gradients of the outputs contribute to the gradients of the inputs.</summary>
    public abstract void Adjoint(IGradients gradients);

    /// <summary>Writes the definition as loops over elements.</summary>
    public abstract void WriteLoop(LoopWriter loop);
}
