using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;

namespace NetGen.Generator.Emission;

/// <summary>A kernel as it will stand in a method.</summary>
internal sealed class KernelText(Kernel kernel, string text)
{
    private static readonly Regex Functions = new(@"VectorMath\.(?!Sum|StoreSums|MaxAcross)", RegexOptions.CultureInvariant);

    public Kernel Kernel { get; } = kernel;

    public string Text { get; } = text;

    /// <summary>About how many vector statements the JIT will see: an elementary function is inlined, a reduction over lanes is a few.</summary>
    public int Statements { get; } = (Functions.Matches(text).Count * Budget.FunctionStatements) + text.Split('\n').Count(line => line.Contains("Vector"));
}
