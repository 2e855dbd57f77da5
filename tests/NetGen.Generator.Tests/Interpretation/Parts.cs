using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>Stored tensors by their names outside the program, of which a program may read parts.</summary>
internal static class Parts
{
    /// <summary>A tensor's numbers, in the program's order.</summary>
    public static double[] InProgram(Tensor tensor, IReadOnlyDictionary<string, double[]> stored)
    {
        if (tensor.Part is not { } part || stored.ContainsKey(tensor.Name!))
        {
            return KernelOrder.InProgram(tensor, stored[tensor.Name!]);
        }

        double[] whole = stored[part.Whole];
        int length = whole.Length / part.Count;
        return KernelOrder.InProgram(tensor, whole[(part.Index * length)..((part.Index + 1) * length)]);
    }

    /// <summary>The names of a program's stored tensors outside it.</summary>
    public static IEnumerable<string> Names(IEnumerable<Tensor> stored) => stored.Select(t => t.Part?.Whole ?? t.Name!).Distinct();

    /// <summary>The tensors of a program that make up a stored one, in order.</summary>
    public static Tensor[] Of(string name, IEnumerable<Tensor> stored) =>
        [.. stored.Where(t => t.Part?.Whole == name || t.Name == name).OrderBy(t => t.Part?.Index)];
}
