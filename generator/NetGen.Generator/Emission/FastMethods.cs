using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Writes one program for one width of vectors: as many methods as keep each inside what the JIT optimises.</summary>
internal sealed class FastMethods(CSharpWriter code, Precision precision, ProgramPlan plan, ProgramKind kind, int vectorBits)
{
    private readonly string _number = Surface.NumberOf(precision);

    private string Parameters => "nint n, " + string.Join(", ", Buffers(kind).Select(b => $"ref {_number} {b}")) + (plan.NeedsKey ? ", StepKey key" : string.Empty);

    private string Arguments => "n, " + string.Join(", ", Buffers(kind).Select(b => $"ref {b}")) + (plan.NeedsKey ? ", key" : string.Empty);

    /// <summary>The memory a program is given.</summary>
    public static IEnumerable<string> Buffers(ProgramKind kind) => kind switch
    {
        ProgramKind.Predict => ["parameters", "x", FastWriter.Output, "scratch"],
        ProgramKind.Evaluate => ["parameters", "x", FastWriter.Targets, "scratch"],
        _ => ["parameters", "x", FastWriter.Targets, FastWriter.Weights, "gradients", "scratch"],
    };

    public void Write()
    {
        ImmutableArray<ImmutableArray<Kernel>> parts = Cut();
        if (parts.Length == 1)
        {
            WriteMethod("public", kind.ToString(), parts[0], isLast: true);
            return;
        }

        using (code.Block($"public static {ReturnType(isLast: true)} {kind}({Parameters})"))
        {
            for (int i = 0; i < parts.Length; i++)
            {
                code.Line($"{(i == parts.Length - 1 && kind != ProgramKind.Predict ? "return " : string.Empty)}{PartName(i)}({Arguments});");
            }
        }

        code.Line();
        for (int i = 0; i < parts.Length; i++)
        {
            WriteMethod("private", PartName(i), parts[i], isLast: i == parts.Length - 1);
        }
    }

    private string PartName(int index) => kind + "Part" + Literal.Of(index + 1);

    private string ReturnType(bool isLast) => isLast && kind != ProgramKind.Predict ? _number : "void";

    /// <summary>Runs of kernels, each within the budget of a method.</summary>
    private ImmutableArray<ImmutableArray<Kernel>> Cut()
    {
        var parts = new List<ImmutableArray<Kernel>>();
        var current = new List<Kernel>();
        foreach (Kernel kernel in plan.Kernels)
        {
            if (current.Count > 0 && current.Sum(k => k.Size) + kernel.Size > Budget.StatementsPerMethod)
            {
                parts.Add([.. current]);
                current.Clear();
            }

            current.Add(kernel);
        }

        parts.Add([.. current]);
        return [.. parts];
    }

    private void WriteMethod(string access, string name, ImmutableArray<Kernel> kernels, bool isLast)
    {
        var writer = new FastWriter(code, precision, plan, vectorBits);
        bool returns = isLast && kind != ProgramKind.Predict;
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"{access} static {ReturnType(isLast)} {name}({Parameters})"))
        using (code.Block("unchecked"))
        {
            IEnumerable<Tensor> touched = kernels.SelectMany(k => k.Reads.Concat(k.Writes));
            foreach (Tensor tensor in (returns ? touched.Append(plan.Program.Result) : touched).Distinct().Where(t => t != plan.Program.Input))
            {
                code.Line($"ref {_number} {TensorNames.Of(tensor)} = ref {Memory(tensor)};");
            }

            foreach (Kernel kernel in kernels)
            {
                code.Line();
                foreach (string formula in kernel.Formulas)
                {
                    code.Line("// " + formula);
                }

                kernel.Write(writer);
            }

            if (returns)
            {
                code.Line();
                code.Line($"return {writer.Element(plan.Program.Result, "0", "0")};");
            }
        }

        code.Line();
    }

    private string Memory(Tensor tensor)
    {
        Slot slot = plan.Storage[tensor];
        string offset = slot.Region switch
        {
            Region.Batched => CodeClass.Times("n", slot.Offset),
            Region.Fixed => CodeClass.Plus(CodeClass.Times("n", plan.Storage.PerSample), slot.Offset),
            _ => Literal.Of(slot.Offset),
        };
        string buffer = slot.Region switch
        {
            Region.Parameters => "parameters",
            Region.Gradients => "gradients",
            Region.Inputs => "x",
            _ => "scratch",
        };
        return offset == "0" ? buffer : $"Unsafe.Add(ref {buffer}, {offset})";
    }
}
