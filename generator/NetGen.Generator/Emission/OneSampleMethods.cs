using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes a program for one sample and one width of vectors: all kernels in one method, or in as many as keep each inside what the JIT optimises.
/// </summary>
/// <param name="methods">Where to.</param>
/// <param name="plan">The program.</param>
/// <param name="precision">The numbers' precision.</param>
/// <param name="vectorBits">The width.</param>
/// <param name="buffers">The memory it is given, by the references' names.</param>
/// <param name="numbers">Numbers it is given besides.</param>
internal sealed class OneSampleMethods(
    SharedMethods methods, ProgramPlan plan, Precision precision, int vectorBits, IReadOnlyList<string> buffers, params string[] numbers)
{
    private readonly string _number = Surface.NumberOf(precision);
    private readonly Dictionary<Tensor, string> _names = plan.Kernels.SelectMany(KernelMethods.Operands).Distinct().ToDictionary(t => t, TensorNames.Of);

    /// <summary>The parameters of each method in C#.</summary>
    public string Parameters => string.Join(", ", buffers.Select(b => $"ref {_number} {b}").Concat(numbers.Select(n => $"{_number} {n}")));

    /// <summary>What is handed on from one to the next.</summary>
    public string Arguments => string.Join(", ", buffers.Select(b => $"ref {b}").Concat(numbers));

    /// <summary>Writes a method that runs some of the kernels.</summary>
    /// <param name="name">What it does; its name has the width of the vectors behind it.</param>
    /// <param name="kernels">The kernels.</param>
    /// <returns>The method's name.</returns>
    public string Write(string name, ImmutableArray<Kernel> kernels)
    {
        string full = name + Literal.Of(vectorBits);
        ImmutableArray<Part> parts = [.. Cut(kernels.Select(k => TextOf(k, RegisterRows.None))).Select(InRegisters)];
        if (parts.Length == 1)
        {
            return WriteMethod(full, parts[0]);
        }

        var code = new CSharpWriter();
        using (code.Block($"({Parameters})"))
        {
            for (int i = 0; i < parts.Length; i++)
            {
                code.Line($"{WriteMethod(full + "Part" + Literal.Of(i + 1), parts[i])}({Arguments});");
            }
        }

        return methods.Add(full, code.ToString());
    }

    /// <summary>The kernels of a method, once it is known which they are: what they hand on to each other stays in registers.</summary>
    private Part InRegisters(ImmutableArray<KernelText> kernels)
    {
        var rows = RegisterChooser.Choose(plan, kernels.ToDictionary(k => k.Kernel, k => WriterOf(k.Kernel, new CSharpWriter(), RegisterRows.None)));
        return new Part(rows.Tensors.Any() ? [.. kernels.Select(k => TextOf(k.Kernel, rows))] : kernels, rows);
    }

    private KernelText TextOf(Kernel kernel, RegisterRows rows)
    {
        var text = new CSharpWriter();
        kernel.WriteFormulas(text);
        FastWriter writer = WriterOf(kernel, text, rows.For(kernel, WriterOf(kernel, text, RegisterRows.None)));
        kernel.Write(writer);
        return new KernelText(kernel, text.ToString(), writer.Statements);
    }

    private FastWriter WriterOf(Kernel kernel, CSharpWriter text, RegisterRows rows) =>
        new(text, precision, plan.Storage, plan.Choices, FastWriter.Fitting(kernel, plan.Storage, precision, System.Math.Min(vectorBits, kernel.WidestForOneSample)), _names, rows);

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

    private string WriteMethod(string name, Part part)
    {
        var code = new CSharpWriter();
        using (code.Block($"({Parameters})"))
        using (code.Block("unchecked"))
        {
            foreach (Tensor tensor in part.Kernels.SelectMany(k => KernelMethods.Operands(k.Kernel)).Distinct().Where(t => t != plan.Program.Input && !part.Rows.HoldsAlone(t)))
            {
                code.Line($"ref {_number} {_names[tensor]} = ref {Buffers.Place(plan.Storage, tensor, 1, 0)};");
            }

            foreach (Tensor tensor in part.Rows.Tensors)
            {
                code.Line(DeclarationOf(tensor, part));
            }

            foreach (KernelText kernel in part.Kernels)
            {
                code.Line();
                code.Line(kernel.Text.TrimEnd());
            }
        }

        return methods.Add(name, code.ToString(), above: "[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
    }

    /// <summary>A number, or as many vectors as the row has.</summary>
    private string DeclarationOf(Tensor tensor, Part part)
    {
        if (tensor.Columns == 1)
        {
            return $"{_number} {_names[tensor]};";
        }

        FastWriter writer = WriterOf(part.Kernels.First(k => k.Kernel.Writes.Contains(tensor)).Kernel, new CSharpWriter(), part.Rows);
        IEnumerable<string> vectors = Enumerable.Range(0, writer.WidthOf(tensor) / writer.Lanes).Select(v => RegisterRows.NameOf(_names[tensor], v));
        return $"{writer.Vector} {string.Join(", ", vectors)};";
    }

    /// <summary>A method: its kernels and what they hand to each other in registers.</summary>
    private sealed record Part(ImmutableArray<KernelText> Kernels, RegisterRows Rows);
}
