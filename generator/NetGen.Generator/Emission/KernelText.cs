using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>A kernel as it will stand in a method.</summary>
internal sealed class KernelText(Kernel kernel, string text)
{
    public Kernel Kernel { get; } = kernel;

    public string Text { get; } = text;

    /// <summary>How many vector statements the JIT will see: an elementary function is inlined.</summary>
    public int Statements { get; } = text.Split('\n').Sum(line => line.IndexOf("VectorMath.", System.StringComparison.Ordinal) >= 0 ? Budget.FunctionStatements
        : line.IndexOf("Vector", System.StringComparison.Ordinal) >= 0 ? 1 : 0);
}
