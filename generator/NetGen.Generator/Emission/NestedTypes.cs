using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The types inside a network's class: of one sample, of one output, and the tensors' names as constants.</summary>
internal sealed class NestedTypes(Surface surface)
{
    /// <summary>Behind an indentation of three steps and what a constant begins with.</summary>
    private const int Longest = CSharpWriter.FileWidth - 34;

    public IEnumerable<Member> All()
    {
        if (surface.HasInput)
        {
            string element = surface.Whole.Tokens ? "int" : surface.Number;
            string span = $"global::System.ReadOnlySpan<{element}>";
            yield return Array(
                $"Numbers of one sample, <c>{Members.Dimensions(surface.Input)}</c>.",
                surface.Input is null ? Literal.Of(surface.LargestSample) : "InputSize",
                $"struct Input\n{{\n    private {element} _first;\n    /// <summary>Copies one sample.</summary>"
                    + $"\n    public Input({span} input) : this() => global::NetGen.Guard.OneSample(input, InputSize).CopyTo(this);\n}}");
        }

        if (surface.HasOutput)
        {
            yield return Array(
                $"Numbers of one output, <c>{Members.Dimensions(surface.Output)}</c>.",
                surface.Output is null ? Literal.Of(surface.LargestSample) : "OutputSize",
                $"struct Output {{ private {surface.Number} _first; }}");
        }

        if (surface.Has(OptionalMember.Tensors) && !surface.Tensors.IsEmpty)
        {
            string constants = string.Join(",\n        ", Lines(Constants()));
            yield return Raw($"public static class Tensors\n{{\n    /// <summary>A tensor's name.</summary>\n    public const string {constants};\n}}", "The names of all tensors.");
        }
    }

    private static Member Array(string summary, string length, string type) =>
        Raw($"[global::System.Runtime.CompilerServices.InlineArray({length})] public {type}", summary);

    private static Member Raw(string text, string summary) => new(text, null, $"<summary>{summary}</summary>") { IsRaw = true };

    /// <summary>Each with its value: <c>Dense1Weight = "dense1.weight"</c>. Where that is no name, or two tensors would share it, the tensor's own with
    /// an underscore for the dot.</summary>
    private IEnumerable<string> Constants()
    {
        ILookup<string, string> tensors = surface.Tensors.ToLookup(Pascal);
        return surface.Tensors.Select(t => (Name: Pascal(t), Tensor: t))
            .Select(t => $"{(char.IsLetter(t.Name[0]) && tensors[t.Name].Count() == 1 ? t.Name : t.Tensor.Replace('.', '_'))} = {Literal.Of(t.Tensor)}");
    }

    private static string Pascal(string tensor) =>
        string.Concat(tensor.Split('.', '_').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1)));

    /// <summary>As many in a line as fit.</summary>
    private static IEnumerable<string> Lines(IEnumerable<string> constants)
    {
        string line = string.Empty;
        foreach (string constant in constants)
        {
            if (line.Length > 0 && line.Length + constant.Length + 3 > Longest)
            {
                yield return line;
                line = string.Empty;
            }

            line += (line.Length == 0 ? string.Empty : ", ") + constant;
        }

        yield return line;
    }
}
