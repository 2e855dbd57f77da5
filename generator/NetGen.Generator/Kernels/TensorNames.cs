using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The local variable a tensor becomes: Z1 is z1, dW4 stays dW4.</summary>
internal static class TensorNames
{
    private static readonly HashSet<string> Taken = ["n", "p", "output", "targets", "rows", "first", "end", "block", "blockEnd", "batch", "member", "t", "v", "q", "outer", "key", "s", "r", "c", "o", "i", "k", "sum", "max", "total", "logarithm", "scratch", "parameters", "gradients", "weights", "rate", "loss", "left", "whole", "rest", "last", "row", "column", "depth", "down", "across", "deep", "place", "samples", "lines", "positions", "line"];

    public static string Of(Tensor tensor) => Of(tensor.Symbol);

    /// <summary>The names of all tensors of some kernels.</summary>
    public static Dictionary<Tensor, string> Of(IEnumerable<Kernel> kernels) =>
        kernels.SelectMany(k => k.Operands).Distinct().ToDictionary(t => t, Of);

    /// <summary>Names without the layers' numbers, for code that several layers share; tensors that would be called the same are counted.</summary>
    public static Dictionary<Tensor, string> Unnumbered(IEnumerable<Tensor> tensors)
    {
        var names = new Dictionary<Tensor, string>();
        var taken = new HashSet<string>();
        foreach (Tensor tensor in tensors)
        {
            string name = Of(new string([.. tensor.Symbol.Where(c => !char.IsDigit(c))]));
            string free = name;
            for (int i = 2; !taken.Add(free); i++)
            {
                free = name + Literal.Of(i);
            }

            names.Add(tensor, free);
        }

        return names;
    }

    /// <summary>Names that say what a tensor is to the kernel, for code that steps with other symbols share: w a matrix and b a row of parameters, x what is
    /// read, y what is written and u what is in no memory.</summary>
    public static Dictionary<Tensor, string> General(Kernel kernel)
    {
        var names = new Dictionary<Tensor, string>();
        var count = new Dictionary<string, int>();
        foreach (Tensor tensor in kernel.Operands.Concat(kernel.Locals))
        {
            string letter = tensor.Name is not null ? (tensor.Shape.Rank > 1 ? "w" : "b")
                : kernel.Locals.Contains(tensor) ? "u"
                : kernel.Writes.Contains(tensor) ? "y" : "x";
            string name = tensor.Role == TensorRole.ParameterGradient ? "d" + letter.ToUpperInvariant() : letter;
            count[name] = count.TryGetValue(name, out int before) ? before + 1 : 1;
            names.Add(tensor, before == 0 ? name : name + Literal.Of(before + 1));
        }

        return names;
    }

    /// <summary>A formula with other names for its tensors.</summary>
    public static string Renamed(string formula, IReadOnlyDictionary<Tensor, string> names)
    {
        Dictionary<string, string> bySymbol = names.ToDictionary(n => n.Key.Symbol, n => n.Value);
        return Regex.Replace(formula, "[A-Za-z_][A-Za-z0-9_]*", m => bySymbol.TryGetValue(m.Value, out string? name) ? name : m.Value);
    }

    private static string Of(string symbol)
    {
        string name = symbol.Length > 1 && symbol[0] == 'd' && char.IsUpper(symbol[1])
            ? symbol
            : char.ToLowerInvariant(symbol[0]) + symbol.Substring(1);
        return Taken.Contains(name) ? name + "Values" : name;
    }
}
