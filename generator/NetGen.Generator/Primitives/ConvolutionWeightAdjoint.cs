using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The adjoint of <see cref="Convolution"/> from its output to its weight: W[o, i, j, c] = Σ Y[h, w, o]·X[h·stride + i·dilation, w·stride + j·dilation, c]
/// over the samples and windows.
/// </summary>
/// <param name="rows">A row for each window, <c>[rows, columns, filters]</c>.</param>
/// <param name="image">The image, <c>[height, width, channels]</c>.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="output"><c>[filters, kernel height · kernel width · channels]</c>.</param>
internal sealed class ConvolutionWeightAdjoint(Tensor rows, Tensor image, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [rows, image];

    public override string Formula =>
        $"{Output}[o, {ConvolutionLoops.Taps(axes)}, c] = Σ {rows}[{ConvolutionLoops.Windows(axes)}, o]·{image}[{ConvolutionLoops.Positions(axes)}, c]";

    public override void Adjoint(IGradients gradients) => throw new NotSupportedException($"{Formula}: plain code is written behind differentiation.");

    /// <summary>A sum over samples, which may be many, is in double.</summary>
    public override void WriteLoop(LoopWriter loop)
    {
        var loops = new ConvolutionLoops(loop, image, axes, rows);
        using (loop.Loop("o", rows.Columns, out Index filter))
        {
            loops.ForEachElement((element, taps, channel) =>
            {
                loop.BeginSum();
                loops.ForEachWindow((row, window) => loop.Code.Line(
                    $"sum += {loop.Widen(loop.Element(rows, row, filter))} * {loops.Element(window, taps, channel)};"));
                loop.Code.Line($"{loop.Element(Output, filter, element)} = {loop.EndSum};");
            });
        }
    }
}
