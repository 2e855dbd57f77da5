using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The adjoint of <see cref="Convolution"/> from its output to its image: X[h·stride + i·dilation, w·stride + j·dilation, c] += Y[h, w, o]·W[o, i, j, c]. A
/// transposed convolution is one by itself.
/// </summary>
/// <param name="rows">A row for each window, <c>[rows, columns, filters]</c>.</param>
/// <param name="weight"><c>[filters, kernel height · kernel width · channels]</c>.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="output">The image, <c>[height, width, channels]</c>.</param>
internal sealed class ConvolutionAdjoint(Tensor rows, Tensor weight, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [rows, weight];

    public override string Formula =>
        $"{Output}[{ConvolutionLoops.Positions(axes)}, c] += {rows}[{ConvolutionLoops.Windows(axes)}, o]·{weight}[o, {ConvolutionLoops.Taps(axes)}, c]";

    public override void Adjoint(IGradients gradients) => throw new NotSupportedException($"{Formula}: plain code is written behind differentiation.");

    public override void WriteLoop(LoopWriter loop)
    {
        WindowLoops.Clear(loop, Output);
        var loops = new ConvolutionLoops(loop, Output, axes, rows);
        loops.ForEachWindow((row, window) =>
        {
            using (loop.Loop("o", rows.Columns, out Index filter))
            {
                loops.ForEachElement((element, taps, channel) => loop.Code.Line(
                    $"{loops.Element(window, taps, channel)} += {loop.Element(rows, row, filter)} * {loop.Element(weight, filter, element)};"));
            }
        });
    }
}
