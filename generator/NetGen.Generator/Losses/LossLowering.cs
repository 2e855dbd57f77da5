using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>What a loss's room sees while it is lowered.</summary>
/// <param name="Program">Where its steps go.</param>
/// <param name="Target">The targets.</param>
/// <param name="Activation">What the last layer ends in.</param>
/// <param name="PositiveWeights">A weight for the positive targets of each output, in a loss that takes them; null where all weigh 1.</param>
/// <param name="Quantile">The quantile, in a loss that is of one.</param>
/// <param name="LabelSmoothing">How much of a class index is shared among all classes.</param>
/// <param name="IgnoreIndex">A class index that is left out.</param>
internal sealed record LossLowering(
    ProgramBuilder Program,
    Tensor Target,
    Activation Activation,
    Tensor? PositiveWeights = null,
    double Quantile = 0.5,
    double LabelSmoothing = 0,
    int IgnoreIndex = -100)
{
    /// <summary>For each row of the output 1 where its loss counts, else 0: a column, of the inputs or of the targets. Null where all rows
    /// count.</summary>
    public Tensor? Mask { get; init; }

    /// <summary>The mean over all elements of the rows that count.</summary>
    /// <param name="elements">The loss of an element.</param>
    /// <param name="operands">What the expression reads.</param>
    public LossMean Mean(Expression elements, params Tensor[] operands) => MeanOf(Elements(elements, operands));

    /// <summary>The mean over the rows that count, each the sum of its elements.</summary>
    /// <param name="elements">The loss of an element.</param>
    /// <param name="operands">What the expression reads.</param>
    public LossMean MeanOfRows(Expression elements, params Tensor[] operands) => MeanOf(Program.SumColumns("Ls", Elements(elements, operands)));

    /// <summary>The mean over the rows that count and whose class index is not the one to ignore.</summary>
    /// <param name="rows">The loss of each row.</param>
    public LossMean MeanOfClasses(Tensor rows)
    {
        Expression distance = IgnoreIndex < 0 ? Operand(0) + -IgnoreIndex : Operand(0) - IgnoreIndex;
        Expression isClass = Select(0.5, Abs(distance), 0, 1);
        LossLowering counted = this with
        {
            Mask = Mask is null
                ? Program.Map("Counts", isClass, Target)
                : Program.Map("Counts", Select(Operand(1), 0.5, isClass, 0), Target, Mask),
        };
        return counted.Mean(Operand(0), rows);
    }

    /// <summary>Zero in rows that do not count, whatever stands there: neither the loss nor its derivative is multiplied by the mask.</summary>
    private Tensor Elements(Expression elements, Tensor[] operands) => Mask is null
        ? Program.Map("L", elements, operands)
        : Program.Map("L", Select(Operand(operands.Length), 0.5, elements, 0), [.. operands, Mask]);

    private LossMean MeanOf(Tensor elements)
    {
        if (Mask is null)
        {
            return new LossMean(Program.MeanAll(elements), elements);
        }

        Tensor sum = Program.SumAll("LSum", elements);
        Tensor counted = Program.Map("Counted", Operand(0), Mask);
        Tensor count = Program.SumAll("Count", counted);
        Expression divisor = Select(Operand(1), 0, Operand(1), 1);
        return new LossMean(Program.Map("J", Operand(0) / (divisor * elements.Columns), sum, count), elements, count, counted);
    }
}
