using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>A fast strategy for one step, or for several fused into one: it has been chosen, and can be written.</summary>
internal abstract class Kernel
{
    /// <summary>The formulas of the steps it stands for, in order.</summary>
    public abstract ImmutableArray<string> Formulas { get; }

    /// <summary>The tensors it reads, from memory or from registers.</summary>
    public abstract ImmutableArray<Tensor> Reads { get; }

    /// <summary>The tensors it writes, to memory or to registers.</summary>
    public abstract ImmutableArray<Tensor> Writes { get; }

    /// <summary>Those of <see cref="Writes"/> that it reads itself and no other kernel does.</summary>
    public virtual ImmutableArray<Tensor> Own => [];

    /// <summary>The tensors between its steps that are in no memory.</summary>
    public virtual ImmutableArray<Tensor> Locals => [];

    /// <summary>The tensors its code names, in order.</summary>
    public IReadOnlyList<Tensor> Operands => [.. Reads.Concat(Writes).Distinct()];

    /// <summary>Columns that stand side by side in memory, padding counted, which whole vectors must fill; 0 where no vector is used.</summary>
    public abstract int RunLength(ProgramStorage storage);

    /// <summary>Those of <see cref="Reads"/> that it overwrites in place.</summary>
    public virtual ImmutableArray<Tensor> Updates => [];

    /// <summary>An operand whose memory the output may take over, element by element, where nothing reads it later.</summary>
    public virtual ImmutableArray<Tensor> Reusable => [];

    /// <summary>The caller's memory it reads or writes, by the name of the reference; null where none.</summary>
    public virtual string? Caller => null;

    /// <summary>Elements there for each sample.</summary>
    public virtual int CallerElements => 0;

    /// <summary>When it is to run, in C#; null for always.</summary>
    public virtual string? Condition => null;

    /// <summary>The kernel that takes its place where one sample's gradient goes straight into the parameter; null where there is none.</summary>
    public virtual Kernel? AsUpdate(Program program) => null;

    /// <summary>The kernel that takes its place for a batch of few samples, and how many are not few; null where there is none.</summary>
    public virtual (Kernel Kernel, int Below)? ForFewSamples => null;

    /// <summary>Whether it draws random numbers.</summary>
    public virtual bool NeedsKey => false;

    /// <summary>The class's name: how its methods are named.</summary>
    public string Name => GetType().Name;

    /// <summary>The same behind the name of a layer.</summary>
    public virtual string Role => Name;

    /// <summary>How the method names its tensors and its formula, where steps with other symbols share it; null where it has the step's
    /// own.</summary>
    public virtual (ImmutableArray<string> Names, string Formula)? Shared => null;

    /// <summary>How threads share it.</summary>
    public abstract Partition Partition { get; }

    /// <summary>How many parts threads divide among themselves where it is shared by tiles.</summary>
    public virtual int Shares(FastWriter writer) => 1;

    /// <summary>The widest vectors that pay, in bits: few batches fill wider ones, and adding up their lanes takes longer. Products of matrices and
    /// elementary functions have 512.</summary>
    public virtual int WidestVectors => VectorBits.Usual;

    /// <summary>The same for one sample alone.</summary>
    public virtual int WidestForOneSample => WidestVectors;

    /// <summary>The rows that it can take from registers or leave there, in one sample's code.</summary>
    public virtual ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) => [];

    /// <summary>Writes the formulas as comments.</summary>
    public void WriteFormulas(CSharpWriter code)
    {
        foreach (string formula in Formulas)
        {
            code.Line("// " + formula);
        }
    }

    /// <summary>Writes the code, for the width of vectors the writer stands for.</summary>
    public abstract void Write(FastWriter writer);
}
