using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// Windows of an image times a weight, as plain code writes them: Y[h, w, o] = b[o] + Σ X[h·stride + i·dilation, w·stride + j·dilation, c]·W[o, i, j, c].
/// See <see cref="Window"/> and <see cref="MatMul"/>.
/// </summary>
/// <param name="image">The image, <c>[height, width, channels]</c>.</param>
/// <param name="weight">A row for each output channel, <c>[filters, kernel height · kernel width · channels]</c>.</param>
/// <param name="addend">A row that is added; null for none.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="output">A row for each window.</param>
internal sealed class Convolution(Tensor image, Tensor weight, Tensor? addend, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => addend is null ? [image, weight] : [image, weight, addend];

    public override string Formula =>
        $"{Output}[{ConvolutionLoops.Windows(axes)}, o] = {(addend is null ? string.Empty : $"{addend}[o] + ")}"
            + $"Σ {image}[{ConvolutionLoops.Positions(axes)}, c]·{weight}[o, {ConvolutionLoops.Taps(axes)}, c]";

    public override void Adjoint(IGradients gradients) => throw new NotSupportedException($"{Formula}: plain code is written behind differentiation.");

    public override void WriteLoop(LoopWriter loop)
    {
        var loops = new ConvolutionLoops(loop, image, axes, Output);
        loops.ForEachWindow((row, window) =>
        {
            using (loop.Loop("o", Output.Columns, out Index filter))
            {
                loop.Code.Line($"{loop.Type} sum = {(addend is null ? loop.Number(0) : loop.Element(addend, 0, filter))};");
                loops.ForEachElement((element, taps, channel) =>
                    loop.Code.Line($"sum += {loops.Element(window, taps, channel)} * {loop.Element(weight, filter, element)};"));
                loop.Code.Line($"{loop.Element(Output, row, filter)} = sum;");
            }
        });
    }
}
