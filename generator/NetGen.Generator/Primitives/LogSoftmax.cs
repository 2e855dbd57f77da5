using System.Collections.Immutable;
using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Primitives;

/// <summary>
/// l = z − max z − log Σ exp(z − max z) over the last axis. The largest terms are exactly 1; the logarithm is log(1 + the rest),
/// which keeps its digits where the rest is small.
/// </summary>
internal sealed class LogSoftmax(Tensor input, Tensor output) : Primitive
{
    private const double LogOfHalf = -0.69314718055994531;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs { get; } = [input];

    public override string Formula => $"{Output} = log softmax({Inputs[0]})";

    public override string? Fault => Output.Type != Inputs[0].Type || Output.Shape != Inputs[0].Shape || Output.IsBatched != Inputs[0].IsBatched
        ? $"{Output} {Output.Shape} has another shape than {Inputs[0]} {Inputs[0].Shape}"
        : null;

    /// <summary>dz = dl − p·Σ dl with p = exp(l); where p > 1/2 as (dl − Σ dl) + (1 − p)·Σ dl, which keeps the digits of 1 − p.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Inputs[0], (program, symbol, into) =>
        {
            Tensor sum = program.SumColumns(symbol + "Sum", d);
            Expression direct = Operand(0) - (Exp(Operand(1)) * Operand(2));
            Expression byComplement = Operand(0) - Operand(2) - (Expm1(Operand(1)) * Operand(2));
            return program.MapLike(symbol, Output, Select(Operand(1), LogOfHalf, byComplement, direct), into, d, Output, sum);
        });
    }

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.RowLoop(Output, out Index row))
        {
            WriteRow(loop, Inputs[0], Output, row);
            loop.EndRow(Output, row);
        }
    }

    /// <summary>Writes one row of it.</summary>
    public static void WriteRow(LoopWriter loop, Tensor logits, Tensor logarithms, Index row)
    {
        RowMaximum.Write(loop, logits, row);
        loop.Code.Line($"{loop.Type} sum = {loop.Number(0)};");
        loop.Code.Line("int largest = 0;");
        using (loop.ColumnLoop(logarithms, out Index column))
        {
            loop.Code.Line($"{loop.Type} difference = {loop.Element(logits, row, column)} - max;");
            using (loop.Code.Block($"if (difference < {loop.Number(0)})"))
            {
                loop.Code.Line($"sum += {ScalarExpression.Function("Exp")}(difference);");
            }

            using (loop.Code.Block("else"))
            {
                loop.Code.Line("largest++;");
            }
        }

        loop.Code.Line($"{loop.Type} logarithm = {ScalarExpression.Function("Log1p")}(sum + (largest - 1));");
        using (loop.ColumnLoop(logarithms, out Index column))
        {
            loop.Code.Line($"{loop.Element(logarithms, row, column)} = {loop.Element(logits, row, column)} - max - logarithm;");
        }
    }
}
