using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>
/// The kernels of the batch programs as methods, each with a branch for every width of vectors that has code of its own. A method knows shapes and
/// not places, so that it can be shared.
/// </summary>
internal sealed class KernelMethods(SharedMethods methods, Precision precision, IReadOnlyList<int> widths)
{
    private readonly string _number = Surface.NumberOf(precision);

    /// <summary>The name of the kernel's method, written unless one like it was before.</summary>
    public string Of(Kernel kernel, ProgramPlan plan)
    {
        IReadOnlyList<Tensor> operands = kernel.Operands;
        bool isGeneral = kernel.Shared is null && plan.IsRepeated(kernel);
        Dictionary<Tensor, string> names = kernel.Shared is { } shared
            ? operands.Zip(shared.Names, (tensor, name) => (tensor, name)).ToDictionary(p => p.tensor, p => p.name)
            : isGeneral ? TensorNames.General(kernel) : TensorNames.Unnumbered(operands);
        var code = new CSharpWriter { OmitsBraces = true };
        var bodies = new Dictionary<int, string>();
        using (code.Block($"({Parameters(kernel, operands.Select(t => names[t]))})"))
        using (code.Block("unchecked"))
        {
            WidthBranches.Write(code, widths, BodyFor);
        }

        IEnumerable<string> formulas = kernel.Shared is { } general ? [general.Formula]
            : isGeneral ? kernel.Formulas.Select(f => TensorNames.Renamed(f, names))
            : kernel.Formulas;
        return methods.Add(
            isGeneral ? kernel.Name : NameOf(kernel), code.ToString(), above: [.. formulas.Select(f => "// " + f), "[MethodImpl(MethodImplOptions.AggressiveOptimization)]"]);

        // Several of the processor's widths lead to the same width of the kernel.
        string BodyFor(int vectorBits)
        {
            int bits = plan.Widths.ForBatch(kernel, vectorBits);
            if (!bodies.TryGetValue(bits, out string? body))
            {
                body = Body(kernel, plan, bits, names);
                bodies.Add(bits, body);
            }

            return body;
        }
    }

    /// <summary>The layer, of which the kernel reads or writes a stored tensor, and what is done.</summary>
    private static string NameOf(Kernel kernel)
    {
        string? tensor = kernel.Shared is null ? kernel.Operands.Select(t => t.Name).FirstOrDefault(n => n is not null) : null;
        string layer = tensor is null ? string.Empty : new string([.. tensor.Split('.')[0].Where(char.IsLetterOrDigit)]);
        return layer.Length == 0 ? kernel.Name : char.ToUpperInvariant(layer[0]) + layer.Substring(1) + kernel.Role;
    }

    private string Body(Kernel kernel, ProgramPlan plan, int bits, IReadOnlyDictionary<Tensor, string> names)
    {
        var code = new CSharpWriter { OmitsBraces = true };
        var writer = new FastWriter(code, precision, plan.Storage, plan.Choices, bits, names, oneSample: null);
        if (kernel.Partition == Partition.Tiles)
        {
            string all = Literal.Of(kernel.Shares(writer));
            code.Line($"nint first = member.First({all}, 1);");
            code.Line($"nint end = member.End({all}, 1);");
        }

        kernel.Write(writer);
        return code.ToString();
    }

    /// <summary>The batch has <c>batch</c> samples, of which n are this thread's; a kernel shared by tiles takes this thread's tiles of the whole
    /// batch.</summary>
    private string Parameters(Kernel kernel, IEnumerable<string> names) =>
        (kernel.Partition == Partition.Tiles ? "Member member, nint n" : "nint n, nint batch")
        + string.Concat(names.Select(n => $", ref {_number} {n}"))
        + (kernel.Caller is { } caller ? $", ref {_number} {caller}" : string.Empty)
        + (kernel.NeedsKey ? ", StepKey key" : string.Empty);
}
