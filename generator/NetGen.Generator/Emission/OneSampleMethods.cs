using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Writes a program for one sample and one width of vectors: all kernels in one method, or in as many as the plan has.</summary>
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
    private readonly Dictionary<Tensor, string> _names = TensorNames.Of(plan.Kernels);

    /// <summary>The parameters of each method in C#.</summary>
    public string Parameters => string.Join(", ", buffers.Select(b => $"ref {_number} {b}").Concat(numbers.Select(n => $"{_number} {n}")));

    /// <summary>What is handed on from one to the next.</summary>
    public string Arguments => string.Join(", ", buffers.Select(b => $"ref {b}").Concat(numbers));

    /// <summary>Writes a method that runs others in turn, or the only one.</summary>
    /// <param name="name">What it does; its name has the width of the vectors behind it.</param>
    /// <param name="parts">The methods.</param>
    /// <returns>The method's name.</returns>
    public string Write(string name, ImmutableArray<MethodPlan> parts)
    {
        string full = name + Literal.Of(vectorBits);
        if (parts.Length == 1)
        {
            return WriteMethod(full, parts[0]);
        }

        var code = new CSharpWriter { OmitsBraces = true };
        using (code.Block($"({Parameters})"))
        {
            for (int i = 0; i < parts.Length; i++)
            {
                code.Line($"{WriteMethod(full + "Part" + Literal.Of(i + 1), parts[i])}({Arguments});");
            }
        }

        return methods.Add(full, code.ToString());
    }

    private string WriteMethod(string name, MethodPlan method)
    {
        var code = new CSharpWriter { OmitsBraces = true };
        using (code.Block($"({Parameters})"))
        using (code.Block("unchecked"))
        {
            foreach (Tensor tensor in method.Kernels.SelectMany(k => k.Operands).Distinct().Where(t => t != plan.Program.Input && !method.Rows.HoldsAlone(t)))
            {
                code.Line($"ref {_number} {_names[tensor]} = ref {Buffers.Place(plan.Storage, tensor, 1, 0)};");
            }

            foreach (Tensor tensor in method.Rows.Tensors)
            {
                code.Line(DeclarationOf(tensor, method));
            }

            foreach (Kernel kernel in method.Kernels)
            {
                code.Line();
                kernel.WriteFormulas(code);
                kernel.Write(WriterOf(kernel, code, method.Rows));
            }
        }

        return methods.Add(name, code.ToString(), above: "[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
    }

    /// <summary>A number, or as many vectors as the row has.</summary>
    private string DeclarationOf(Tensor tensor, MethodPlan method)
    {
        if (tensor.Columns == 1)
        {
            return $"{_number} {_names[tensor]};";
        }

        FastWriter writer = WriterOf(method.Kernels.First(k => k.Writes.Contains(tensor)), new CSharpWriter { OmitsBraces = true }, method.Rows);
        IEnumerable<string> vectors = Enumerable.Range(0, writer.WidthOf(tensor) / writer.Lanes).Select(v => RegisterRows.NameOf(_names[tensor], v));
        return $"{writer.Vector} {string.Join(", ", vectors)};";
    }

    private FastWriter WriterOf(Kernel kernel, CSharpWriter code, RegisterRows rows) =>
        FastWriter.ForOneSample(kernel, code, precision, plan.Storage, plan.Choices, plan.Widths.ForOneSample(kernel, vectorBits), _names, rows);
}
