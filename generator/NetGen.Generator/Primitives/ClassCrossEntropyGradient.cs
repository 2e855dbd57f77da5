using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The gradient of <see cref="ClassCrossEntropy"/> by the logits, from the logarithms l and the gradient d of the losses: d·(exp(l) − ε/K), and
/// d·(exp(l) − 1 + ε − ε/K) at the class of the row; 0 in rows that are ignored.
/// </summary>
internal sealed class ClassCrossEntropyGradient(
    Tensor logarithms, Tensor targets, Tensor gradient, double smoothing, int ignored, Tensor output) : Primitive
{
    public Tensor Logarithms { get; } = logarithms;

    public Tensor Targets { get; } = targets;

    /// <summary>The gradient of the losses.</summary>
    public Tensor Gradient { get; } = gradient;

    /// <summary>ε.</summary>
    public double Smoothing { get; } = smoothing;

    /// <summary>The index that stands for no class.</summary>
    public int Ignored { get; } = ignored;

    public override ImmutableArray<Tensor> Inputs => [Logarithms, Targets, Gradient];

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override string Formula => $"{Output} = {Gradient} ∘ (exp({Logarithms}) − 1 at {Targets})"
        + (Smoothing == 0 ? string.Empty : $", smoothed by {Smoothing}");

    /// <summary>ε/K.</summary>
    public double Share => Smoothing / Output.Columns;

    public override string? Fault => Logarithms.Shape != Output.Shape || Logarithms.Type != Output.Type || Logarithms.IsBatched != Output.IsBatched
        ? $"{Output} {Output.Shape} is no gradient of {Logarithms} {Logarithms.Shape}"
        : ClassTargets.Fault(Output, Targets) ?? ClassTargets.Fault(Output, Gradient);

    public override void Adjoint(IGradients gradients) => throw new NotSupportedException($"{Formula}: gradients have no gradient.");

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.RowLoop(Output, out Index row))
        {
            WriteRow(loop, row, () =>
            {
                using (loop.ColumnLoop(Output, out Index column))
                {
                    string probability = $"{ScalarExpression.Function("Exp")}({loop.Element(Logarithms, row, column)})";
                    string direction = Smoothing == 0 ? probability : $"({probability} - {loop.Number(Share)})";
                    loop.Code.Line($"{loop.Element(Output, row, column)} = slope * {direction};");
                }

                loop.EndRow(Output, row);
            });
        }
    }

    /// <summary>Writes a row: what is the same for all classes, and then that of the row's own.</summary>
    public void WriteRow(LoopWriter loop, Index row, Action writeAll)
    {
        var target = new ClassTargets(loop, Targets, Output, Ignored);
        loop.Code.Line($"{loop.Type} slope = {target.IsIgnored(row)} ? {loop.Number(0)} : {loop.Element(Gradient, row, 0)};");
        writeAll();
        using (loop.Code.Block($"if (slope != {loop.Number(0)})"))
        {
            string complement = $"{ScalarExpression.Function("Expm1")}({target.Element(Logarithms, row)})";
            loop.Code.Line(
                $"{target.Element(Output, row)} = slope * {(Smoothing == 0 ? complement : $"({complement} + {loop.Number(Smoothing - Share)})")};");
        }
    }
}
