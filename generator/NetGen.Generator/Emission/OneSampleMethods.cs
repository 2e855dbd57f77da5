using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes a program for one sample and one width of vectors: all kernels in one method, or in as many as keep each inside what the JIT optimises.
/// </summary>
/// <param name="code">Where to.</param>
/// <param name="plan">The program.</param>
/// <param name="precision">The numbers' precision.</param>
/// <param name="vectorBits">The width.</param>
/// <param name="buffers">The memory it is given, by the references' names.</param>
/// <param name="numbers">Numbers it is given besides.</param>
internal sealed class OneSampleMethods(
    CSharpWriter code, ProgramPlan plan, Precision precision, int vectorBits, IReadOnlyList<string> buffers, params string[] numbers)
{
    private readonly string _number = Surface.NumberOf(precision);
    private readonly Dictionary<Tensor, string> _names = plan.Kernels.SelectMany(KernelMethods.Operands).Distinct().ToDictionary(t => t, TensorNames.Of);

    /// <summary>The parameters of each method in C#.</summary>
    public string Parameters => string.Join(", ", buffers.Select(b => $"ref {_number} {b}").Concat(numbers.Select(n => $"{_number} {n}")));

    /// <summary>What is handed on from one to the next.</summary>
    public string Arguments => string.Join(", ", buffers.Select(b => $"ref {b}").Concat(numbers));

    /// <summary>Writes a method that runs some of the kernels.</summary>
    public void Write(string access, string name, ImmutableArray<Kernel> kernels)
    {
        ImmutableArray<ImmutableArray<KernelText>> parts = Cut(kernels.Select(TextOf));
        if (parts.Length == 1)
        {
            WriteMethod(access, name, parts[0]);
            return;
        }

        using (code.Block($"{access} static void {name}({Parameters})"))
        {
            for (int i = 0; i < parts.Length; i++)
            {
                code.Line($"{PartName(name, i)}({Arguments});");
            }
        }

        code.Line();
        for (int i = 0; i < parts.Length; i++)
        {
            WriteMethod("private", PartName(name, i), parts[i]);
        }
    }

    private static string PartName(string name, int index) => name + "Part" + Literal.Of(index + 1);

    private KernelText TextOf(Kernel kernel)
    {
        var text = new CSharpWriter();
        kernel.WriteFormulas(text);
        kernel.Write(new(text, precision, plan, FastWriter.Fitting(kernel, plan, precision, System.Math.Min(vectorBits, kernel.WidestForOneSample)), _names, oneSample: true));
        return new KernelText(kernel, text.ToString());
    }

    /// <summary>Runs of kernels, each within the budget of a method.</summary>
    private ImmutableArray<ImmutableArray<KernelText>> Cut(IEnumerable<KernelText> kernels)
    {
        var parts = new List<ImmutableArray<KernelText>>();
        var current = new List<KernelText>();
        foreach (KernelText kernel in kernels)
        {
            if (current.Count > 0 && current.Sum(k => k.Statements) + kernel.Statements > plan.Choices.StatementsPerMethod)
            {
                parts.Add([.. current]);
                current.Clear();
            }

            current.Add(kernel);
        }

        parts.Add([.. current]);
        return [.. parts];
    }

    private void WriteMethod(string access, string name, ImmutableArray<KernelText> kernels)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"{access} static void {name}({Parameters})"))
        using (code.Block("unchecked"))
        {
            foreach (Tensor tensor in kernels.SelectMany(k => KernelMethods.Operands(k.Kernel)).Distinct().Where(t => t != plan.Program.Input))
            {
                code.Line($"ref {_number} {_names[tensor]} = ref {Buffers.Place(plan.Storage, tensor, "1", "0")};");
            }

            foreach (KernelText kernel in kernels)
            {
                code.Line();
                code.Line(kernel.Text.TrimEnd());
            }
        }

        code.Line();
    }
}
