using System.Collections.Immutable;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Kernels;

/// <summary>A fast strategy for one step, or for several fused into one: it has been chosen, and can be written.</summary>
internal abstract class Kernel
{
    /// <summary>The formulas of the steps it stands for, in order.</summary>
    public abstract ImmutableArray<string> Formulas { get; }

    /// <summary>The tensors it reads from memory.</summary>
    public abstract ImmutableArray<Tensor> Reads { get; }

    /// <summary>The tensors it writes to memory.</summary>
    public abstract ImmutableArray<Tensor> Writes { get; }

    /// <summary>About how many vector statements it takes, by which methods are cut.</summary>
    public abstract int Size { get; }

    /// <summary>An operand whose memory the output may take over, element by element, where nothing reads it later.</summary>
    public virtual ImmutableArray<Tensor> Reusable => [];

    /// <summary>Writes the code, for the width of vectors the writer stands for.</summary>
    public abstract void Write(FastWriter writer);
}
