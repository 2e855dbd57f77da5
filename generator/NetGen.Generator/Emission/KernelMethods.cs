using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>
/// The kernels of the batch programs as methods for one width of vectors. A method knows shapes and not places, so that equal layers, and the
/// programs that have a layer in common, share it: each text stands once.
/// </summary>
internal sealed class KernelMethods(Precision precision, int vectorBits)
{
    private readonly string _number = Surface.NumberOf(precision);
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly CSharpWriter _code = new();

    /// <summary>The tensors a kernel's method is given, in order.</summary>
    public static IReadOnlyList<Tensor> Operands(Kernel kernel) => [.. kernel.Reads.Concat(kernel.Writes).Distinct()];

    /// <summary>The kernel's method, written unless one like it was before; and its tiles.</summary>
    public (string Name, int Tiles) Of(Kernel kernel, ProgramPlan plan)
    {
        Dictionary<Tensor, string> names = TensorNames.Unnumbered(Operands(kernel));
        var code = new CSharpWriter();
        var writer = new FastWriter(code, precision, plan, FastWriter.Fitting(kernel, plan, precision, vectorBits), names, oneSample: null);
        using (code.Block($"({Parameters(kernel, names.Values)})"))
        using (code.Block("unchecked"))
        {
            kernel.Write(writer);
        }

        string text = code.ToString();
        if (!_names.TryGetValue(text, out string? name))
        {
            int count = _counts.TryGetValue(kernel.Name, out int before) ? before + 1 : 1;
            _counts[kernel.Name] = count;
            name = kernel.Name + Literal.Of(count);
            _names.Add(text, name);
            kernel.WriteFormulas(_code);
            _code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            _code.Line($"private static void {name}{text}");
        }

        return (name, kernel.Tiles(writer));
    }

    /// <summary>All methods.</summary>
    public void Write(CSharpWriter code) => code.Line(_code.ToString());

    /// <summary>The batch has <c>batch</c> samples; by samples, n of them are this thread's; by tiles, those from <c>first</c> to <c>end</c> are.</summary>
    private string Parameters(Kernel kernel, IEnumerable<string> names) =>
        (kernel.Partition == Partition.Tiles ? "nint n, nint first, nint end" : "nint n, nint batch")
        + string.Concat(names.Select(n => $", ref {_number} {n}"))
        + (kernel.Caller is { } caller ? $", ref {_number} {caller}" : string.Empty)
        + (kernel.NeedsKey ? ", StepKey key" : string.Empty);
}
