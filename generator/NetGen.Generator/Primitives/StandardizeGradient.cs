using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The gradient of what was standardised: dx = (d − mean d − â·mean(d∘â)) / √(variance + ε) with â = (x − mean) / √(variance + ε), in each group.
/// Without the mean's part where it was not subtracted. The statistics are computed again, for in single precision they would have lost what counts.
/// </summary>
internal sealed class StandardizeGradient(Standardization how, Tensor input, Tensor gradient, Tensor output) : Primitive
{
    public Standardization How { get; } = how;

    /// <summary>x.</summary>
    public Tensor Input { get; } = input;

    /// <summary>d: the gradient of what came out.</summary>
    public Tensor Gradient { get; } = gradient;

    public override ImmutableArray<Tensor> Inputs => [Input, Gradient];

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override bool MixesSamples => How.MixesSamples;

    public override string Formula => How.IsCentred
        ? $"{Output} = ({Gradient} − mean {Gradient} − â ∘ mean({Gradient} ∘ â)) / √(variance + ε), â = ({Input} − mean) / √(variance + ε)"
        : $"{Output} = ({Gradient} − â ∘ mean({Gradient} ∘ â)) / √(mean square + ε), â = {Input} / √(mean square + ε)";

    public override string? Fault =>
        Input.Type != Output.Type || Input.Shape != Output.Shape || Input.IsBatched != Output.IsBatched
            || Gradient.Type != Output.Type || Gradient.Shape != Output.Shape || Gradient.IsBatched != Output.IsBatched
            ? $"{Output} {Output.Shape} has another shape than {Input} {Input.Shape} or {Gradient} {Gradient.Shape}"
        : null;

    /// <exception cref="NotSupportedException">Always: no network has a gradient of a gradient.</exception>
    public override void Adjoint(IGradients gradients) => throw new NotSupportedException($"{Formula}: gradients have no gradient.");

    public override void WriteLoop(LoopWriter loop)
    {
        using (How.GroupLoop(loop, Input, out Index group))
        {
            string elements = How.Elements(loop, Input).Factor;
            How.WriteStatistics(loop, Input, group);
            if (How.IsCentred)
            {
                loop.Code.Line("double dTotal = 0.0;");
                How.ForEach(loop, Input, group, (row, column) => loop.Code.Line($"dTotal += {loop.Element(Gradient, row, column)};"));
                loop.Code.Line($"double dMean = dTotal / {elements};");
            }

            loop.Code.Line("double products = 0.0;");
            How.ForEach(loop, Input, group, (row, column) =>
                loop.Code.Line($"products += {loop.Widen(loop.Element(Gradient, row, column))} * {How.Deviation(loop.Element(Input, row, column))};"));
            loop.Code.Line($"double slope = products / {elements} * reciprocal * reciprocal;");
            How.ForEach(loop, Input, group, (row, column) =>
            {
                string deviation = How.Deviation(loop.Element(Input, row, column));
                string d = loop.Element(Gradient, row, column) + (How.IsCentred ? " - dMean" : string.Empty);
                loop.Code.Line($"{loop.Element(Output, row, column)} = {loop.Narrow($"({d} - {deviation} * slope) * reciprocal")};");
            });
        }

        Standardization.EndRows(loop, Output);
    }
}
