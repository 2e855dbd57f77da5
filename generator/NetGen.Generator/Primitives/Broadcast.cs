using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Primitives;

/// <summary>How operands of unequal shapes meet: one row or one column is repeated, as in NumPy.</summary>
internal static class Broadcast
{
    /// <summary>The shape of the widest operand: batched before not batched, then by size.</summary>
    public static Shape ShapeOf(IReadOnlyList<Tensor> operands) =>
        operands.OrderByDescending(o => o.IsBatched).ThenByDescending(o => o.Shape.Size).First().Shape;

    public static bool RepeatsRow(Tensor operand, Tensor output) =>
        !operand.IsBatched && operand.RowsPerSample == 1 && (output.IsBatched || output.RowsPerSample > 1);

    public static bool RepeatsColumn(Tensor operand, Tensor output) => operand.Columns == 1 && output.Columns > 1;
}
