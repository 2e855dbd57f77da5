using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Programs;

/// <summary>How operands of unequal shapes meet: one row, one column, or the rows of one sample are repeated, as in NumPy.</summary>
internal static class Broadcast
{
    /// <summary>The rows of the operand that has most of them (batched before not batched), as wide as the widest.</summary>
    public static Shape ShapeOf(IReadOnlyList<Tensor> operands)
    {
        Shape longest = operands.OrderByDescending(o => o.IsBatched).ThenByDescending(o => o.RowsPerSample).ThenByDescending(o => o.Columns).First().Shape;
        int columns = operands.Max(o => o.Columns);
        return longest.Last == columns ? longest : longest.WithLast(columns);
    }

    public static bool RepeatsRow(Tensor operand, Tensor output) =>
        !operand.IsBatched && operand.RowsPerSample == 1 && (output.IsBatched || output.RowsPerSample > 1);

    /// <summary>Whether what is the same for all samples meets a batch of as many rows each.</summary>
    public static bool RepeatsSample(Tensor operand, Tensor output) => !operand.IsBatched && output.IsBatched && operand.RowsPerSample > 1;

    /// <summary>Whether an operand can be repeated until it has the output's shape.</summary>
    public static bool Fits(Tensor operand, Tensor output) =>
        (operand.Columns == output.Columns || operand.Columns == 1)
        && (operand.RowsPerSample == output.RowsPerSample || RepeatsRow(operand, output))
        && (output.IsBatched || !operand.IsBatched);

    public static bool RepeatsColumn(Tensor operand, Tensor output) => operand.Columns == 1 && output.Columns > 1;
}
