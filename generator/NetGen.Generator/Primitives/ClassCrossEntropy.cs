using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// l = log softmax(z) over the last axis, and the loss L = −l[t] of a class index t for each row; with smoothing ε of K classes
/// L = −(1 − ε)·l[t] − ε/K·Σ l. A row whose index is the ignored one has the loss 0.
/// </summary>
internal sealed class ClassCrossEntropy(Tensor logits, Tensor targets, double smoothing, int ignored, Tensor logarithms, Tensor losses) : Primitive
{
    public Tensor Logits { get; } = logits;

    public Tensor Targets { get; } = targets;

    public override ImmutableArray<Tensor> Inputs => [Logits, Targets];

    public override ImmutableArray<Tensor> Outputs { get; } = [logarithms, losses];

    /// <summary>ε.</summary>
    public double Smoothing { get; } = smoothing;

    /// <summary>The index that stands for no class.</summary>
    public int Ignored { get; } = ignored;

    /// <summary>The loss of each row.</summary>
    public Tensor Losses => Outputs[1];

    public override string Formula => $"{Output} = log softmax({Logits}), {Losses} = −{Output}[{Targets}]"
        + (Smoothing == 0 ? string.Empty : $", smoothed by {Smoothing}");

    public override string? Fault => Logits.Shape != Output.Shape || Logits.Type != Output.Type || Logits.IsBatched != Output.IsBatched
        ? $"{Output} {Output.Shape} has another shape than {Logits} {Logits.Shape}"
        : ClassTargets.Fault(Output, Targets) ?? ClassTargets.Fault(Output, Losses);

    public override void Adjoint(IGradients gradients)
    {
        if (gradients.Has(Output))
        {
            throw new System.NotSupportedException($"{Formula}: only the losses have a gradient.");
        }

        Tensor d = gradients.Of(Losses);
        gradients.Add(Logits, (program, symbol, into) => program.ClassCrossEntropyGradient(symbol, Output, Targets, d, Smoothing, Ignored, into));
        if (gradients.Wants(Targets))
        {
            throw new System.NotSupportedException($"{Formula}: a class index has no gradient.");
        }
    }

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.RowLoop(Output, out Index row))
        {
            LogSoftmax.WriteRow(loop, Logits, Output, row);
            loop.EndRow(Output, row);
            WriteLoss(loop, row);
        }
    }

    /// <summary>Writes the loss of a row whose logarithms are known.</summary>
    public void WriteLoss(LoopWriter loop, Index row)
    {
        var target = new ClassTargets(loop, Targets, Output, Ignored);
        string own = target.Element(Output, row);
        if (Smoothing == 0)
        {
            loop.Code.Line($"{loop.Element(Losses, row, 0)} = {target.IsIgnored(row)} ? {loop.Number(0)} : -{own};");
            return;
        }

        loop.Code.Line($"{loop.Type} all = {loop.Number(0)};");
        using (loop.ColumnLoop(Output, out Index column))
        {
            loop.Code.Line($"all += {loop.Element(Output, row, column)};");
        }

        loop.Code.Line($"{loop.Element(Losses, row, 0)} = {target.IsIgnored(row)} ? {loop.Number(0)} : "
            + $"-({loop.Number(1 - Smoothing)} * {own} + {loop.Number(Smoothing / Output.Columns)} * all);");
    }
}
