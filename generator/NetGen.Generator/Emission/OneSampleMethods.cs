using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes the inference program for one sample and one width of vectors: all kernels in one method, or in as many as keep each inside what the JIT optimises.
/// </summary>
internal sealed class OneSampleMethods(CSharpWriter code, Plan plan, int vectorBits)
{
    public const string Name = "PredictOne";

    private readonly string _number = Surface.NumberOf(plan.Graph.Precision);
    private readonly Dictionary<Tensor, string> _names = plan.OneSample.Kernels.SelectMany(KernelMethods.Operands).Distinct().ToDictionary(t => t, TensorNames.Of);

    private string Parameters => string.Join(", ", Buffers.Of(ProgramKind.Predict).Select(b => $"ref {_number} {b}"));

    public void Write()
    {
        ImmutableArray<ImmutableArray<Kernel>> parts = Cut();
        if (parts.Length == 1)
        {
            WriteMethod("public", Name, parts[0]);
            return;
        }

        using (code.Block($"public static void {Name}({Parameters})"))
        {
            for (int i = 0; i < parts.Length; i++)
            {
                code.Line($"{PartName(i)}({string.Join(", ", Buffers.Of(ProgramKind.Predict).Select(b => $"ref {b}"))});");
            }
        }

        code.Line();
        for (int i = 0; i < parts.Length; i++)
        {
            WriteMethod("private", PartName(i), parts[i]);
        }
    }

    private static string PartName(int index) => Name + "Part" + Literal.Of(index + 1);

    private FastWriter WriterFor(Kernel kernel) => new(
        code,
        plan.Graph.Precision,
        plan.OneSample,
        FastWriter.Fitting(kernel, plan.OneSample, plan.Graph.Precision, System.Math.Min(vectorBits, kernel.WidestForOneSample)),
        _names,
        oneSample: true);

    private int SizeOf(Kernel kernel) => kernel.Size(WriterFor(kernel));

    /// <summary>Runs of kernels, each within the budget of a method.</summary>
    private ImmutableArray<ImmutableArray<Kernel>> Cut()
    {
        var parts = new List<ImmutableArray<Kernel>>();
        var current = new List<Kernel>();
        foreach (Kernel kernel in plan.OneSample.Kernels)
        {
            if (current.Count > 0 && current.Sum(SizeOf) + SizeOf(kernel) > plan.Choices.StatementsPerMethod)
            {
                parts.Add([.. current]);
                current.Clear();
            }

            current.Add(kernel);
        }

        parts.Add([.. current]);
        return [.. parts];
    }

    private void WriteMethod(string access, string name, ImmutableArray<Kernel> kernels)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"{access} static void {name}({Parameters})"))
        using (code.Block("unchecked"))
        {
            foreach (Tensor tensor in kernels.SelectMany(KernelMethods.Operands).Distinct().Where(t => t != plan.OneSample.Program.Input))
            {
                code.Line($"ref {_number} {_names[tensor]} = ref {Buffers.Place(plan.OneSample.Storage, tensor, "1", "0")};");
            }

            foreach (Kernel kernel in kernels)
            {
                code.Line();
                kernel.WriteFormulas(code);
                kernel.Write(WriterFor(kernel));
            }
        }

        code.Line();
    }
}
