using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>The numbers of a convolution's kernel: <c>[out][in][taps]</c> outside a program, <c>[out][taps][in]</c> in it.</summary>
internal static class KernelOrder
{
    public static double[] InProgram(Tensor tensor, double[] values) => Exchanged(values, tensor.Columns, tensor.Columns / tensor.Taps, tensor.Taps);

    public static double[] Outside(Tensor tensor, double[] values) => Exchanged(values, tensor.Columns, tensor.Taps, tensor.Columns / tensor.Taps);

    /// <summary>Rows of <c>[first][second]</c> as rows of <c>[second][first]</c>.</summary>
    private static double[] Exchanged(double[] values, int columns, int first, int second) => [.. Enumerable.Range(0, values.Length).Select(i =>
        values[i - (i % columns) + (i % columns % first * second) + (i % columns / first)])];
}
