using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>
/// The kernels of the batch programs as methods for one width of vectors. A method knows shapes and not places, so that it can be shared.
/// </summary>
internal sealed class KernelMethods(SharedMethods methods, Precision precision, int vectorBits)
{
    private readonly string _number = Surface.NumberOf(precision);

    /// <summary>The width of the vectors.</summary>
    public int VectorBits => vectorBits;

    /// <summary>The tensors a kernel's method is given, in order.</summary>
    public static IReadOnlyList<Tensor> Operands(Kernel kernel) => [.. kernel.Reads.Concat(kernel.Writes).Distinct()];

    /// <summary>The kernel's method, written unless one like it was before; and its tiles.</summary>
    public (string Name, int Tiles) Of(Kernel kernel, ProgramPlan plan)
    {
        Dictionary<Tensor, string> names = TensorNames.Unnumbered(Operands(kernel));
        var code = new CSharpWriter();
        var writer = new FastWriter(code, precision, plan.Storage, plan.Choices, FastWriter.Fitting(kernel, plan.Storage, precision, vectorBits), names, oneSample: null);
        using (code.Block($"({Parameters(kernel, names.Values)})"))
        using (code.Block("unchecked"))
        {
            kernel.Write(writer);
        }

        string name = methods.AddNumbered(
            kernel.Name, code.ToString(), [.. kernel.Formulas.Select(f => "// " + f), "[MethodImpl(MethodImplOptions.AggressiveOptimization)]"]);
        return (name, kernel.Tiles(writer));
    }

    /// <summary>The batch has <c>batch</c> samples; by samples, n of them are this thread's; by tiles, those from <c>first</c> to <c>end</c>
    /// are.</summary>
    private string Parameters(Kernel kernel, IEnumerable<string> names) =>
        (kernel.Partition == Partition.Tiles ? "nint n, nint first, nint end" : "nint n, nint batch")
        + string.Concat(names.Select(n => $", ref {_number} {n}"))
        + (kernel.Caller is { } caller ? $", ref {_number} {caller}" : string.Empty)
        + (kernel.NeedsKey ? ", StepKey key" : string.Empty);
}
