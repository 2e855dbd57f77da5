using System.Collections.Immutable;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Primitives;

/// <summary>p = exp(z − max z) / Σ exp(z − max z) over the last axis.</summary>
internal sealed class Softmax(Tensor input, Tensor output) : Primitive
{
    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs { get; } = [input];

    public override string Formula => $"{Output} = softmax({Inputs[0]})";

    public override string? Fault => Output.Type != Inputs[0].Type || Output.Shape != Inputs[0].Shape || Output.IsBatched != Inputs[0].IsBatched
        ? $"{Output} {Output.Shape} has another shape than {Inputs[0]} {Inputs[0].Shape}"
        : null;

    /// <summary>dz = p∘(dp − Σ p∘dp).</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Inputs[0], (program, symbol, into) =>
        {
            Tensor weighted = program.Map(symbol + "Terms", Operand(0) * Operand(1), Output, d);
            Tensor sum = program.SumColumns(symbol + "Sum", weighted);
            return program.MapLike(symbol, Output, Operand(0) * (Operand(1) - Operand(2)), into, Output, d, sum);
        });
    }

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.RowLoop(Output, out Index row))
        {
            RowMaximum.Write(loop, Inputs[0], row);
            loop.Code.Line($"{loop.Type} sum = {loop.Number(0)};");
            using (loop.ColumnLoop(Output, out Index column))
            {
                string element = loop.Element(Output, row, column);
                loop.Code.Line($"{element} = {ScalarExpression.Function("Exp")}({loop.Element(Inputs[0], row, column)} - max);");
                loop.Code.Line($"sum += {element};");
            }

            using (loop.ColumnLoop(Output, out Index column))
            {
                loop.Code.Line($"{loop.Element(Output, row, column)} /= sum;");
            }

            loop.EndRow(Output, row);
        }
    }
}
