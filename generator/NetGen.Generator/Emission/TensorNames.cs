using System.Collections.Generic;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emission;

/// <summary>The local variable a tensor becomes: Z1 is z1, dW4 stays dW4.</summary>
internal static class TensorNames
{
    private static readonly HashSet<string> Taken = ["n", "p", "output", "targets", "rows", "first", "end", "b", "key", "s", "r", "c", "o", "i", "k", "sum", "max", "total", "logarithm", "scratch", "parameters", "gradients", "weights"];

    public static string Of(Tensor tensor)
    {
        string symbol = tensor.Symbol;
        string name = symbol.Length > 1 && symbol[0] == 'd' && char.IsUpper(symbol[1]) ? symbol : char.ToLowerInvariant(symbol[0]) + symbol.Substring(1);
        return Taken.Contains(name) ? name + "Values" : name;
    }
}
