using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>(x − mean) / √(variance + ε) in each group, with the biased variance.</summary>
/// <param name="how">The groups.</param>
/// <param name="input">What is standardised.</param>
/// <param name="output">What comes out.</param>
/// <param name="statistics">The groups' means and biased variances, for buffers, where groups are not a sample's own; or nothing.</param>
internal sealed class Standardize(Standardization how, Tensor input, Tensor output, params ImmutableArray<Tensor> statistics) : Primitive
{
    public Standardization How { get; } = how;

    public Tensor Input { get; } = input;

    /// <summary>The groups' means and variances, or nothing.</summary>
    public ImmutableArray<Tensor> Statistics { get; } = statistics;

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override ImmutableArray<Tensor> Outputs { get; } = [output, .. statistics];

    public override bool MixesSamples => How.MixesSamples;

    public override string Formula => (How.IsCentred ? $"{Output} = ({Input} − mean) / √(variance + ε)" : $"{Output} = {Input} / √(mean square + ε)") + Over;

    public override string? Fault =>
        Input.Type != Output.Type || Input.Shape != Output.Shape || Input.IsBatched != Output.IsBatched
            ? $"{Output} {Output.Shape} has another shape than {Input} {Input.Shape}"
        : Statistics.FirstOrDefault(s => !How.MixesSamples || s.IsBatched || s.Type != Input.Type || s.Shape != Shape.Of(How.CountOf(Input))) is { } unfit
            ? $"{unfit} {unfit.Shape} is no number for each group"
        : null;

    private string Over => How.Groups switch
    {
        StandardGroups.Rows => ", row by row",
        StandardGroups.Columns => ", over the batch and all axes but the last",
        _ => ", over the batch and the last axis",
    };

    public override void Adjoint(IGradients gradients)
    {
        if (Statistics.Any(gradients.Has))
        {
            throw new NotSupportedException($"{Formula}: the statistics are for buffers, and have no gradient.");
        }

        Tensor d = gradients.Of(Output);
        gradients.Add(Input, (program, symbol, into) => program.StandardizeGradient(symbol, How, Input, d, into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        using (How.GroupLoop(loop, Input, out Index group))
        {
            How.WriteStatistics(loop, Input, group);
            foreach ((Tensor statistic, string value) in Statistics.Zip(["mean", "variance"], (s, v) => (s, v)))
            {
                loop.Code.Line($"{loop.Element(statistic, 0, group)} = {loop.Narrow(value)};");
            }

            How.ForEach(loop, Input, group, (row, column) =>
                loop.Code.Line($"{loop.Element(Output, row, column)} = {loop.Narrow($"{How.Deviation(loop.Element(Input, row, column))} * reciprocal")};"));
        }

        Standardization.EndRows(loop, Output);
        foreach (Tensor statistic in Statistics)
        {
            loop.EndRow(statistic, 0);
        }
    }
}
