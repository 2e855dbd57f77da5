using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Says which steps a kernel can do: a class inside the kernel's, found by itself. Of the strategies that can do a step, one of the highest priority
/// does it.
/// </summary>
internal abstract class KernelStrategy
{
    protected KernelStrategy() => KernelType = GetType().DeclaringType;

    /// <summary>The kernel's class.</summary>
    public Type KernelType { get; }

    /// <summary>0, unless another kernel can do some of the same steps.</summary>
    public virtual int Priority => 0;

    /// <summary>The kernel for a step, with what it does of the steps before or behind it; null where it cannot do the step.</summary>
    public abstract Kernel? TryMatch(Primitive step, StepContext context);

    /// <summary>The operands of a step whose rows it reads to the end of their padding, which must then be zero.</summary>
    public virtual ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) => [];
}
