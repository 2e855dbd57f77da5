using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The windows of an image whose channels are its last axis, each as a row: Y[h, w, (i, j, c)] = X[h·stride + i·dilation, w·stride + j·dilation, c], and
/// so for one axis or more. A matrix product with it is a convolution.
/// </summary>
/// <param name="input">The image, <c>[height, width, channels]</c>.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="output">The windows, <c>[rows, columns, kernel height · kernel width · channels]</c>.</param>
internal sealed class Window(Tensor input, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = windows of {WindowLoops.Described(Axes)} over {Input}";

    public override string? Fault =>
        Input.Type != Output.Type || Input.IsBatched != Output.IsBatched || Axes.Length != Input.Shape.Rank - 1 || Output.Shape != ShapeOf(Input.Shape, Axes)
            ? $"{Output} {Output.Shape} is not what windows of {WindowLoops.Described(Axes)} over {Input} {Input.Shape} are"
            : null;

    /// <summary>The shape of the windows over an image; null where none fits.</summary>
    public static Shape? ShapeOf(Shape image, ImmutableArray<WindowAxis> axes)
    {
        int[] counts = [.. axes.Select((a, i) => a.CountIn(image.Extents[i]))];
        return counts.Contains(0) ? null : Shape.Of([.. counts, axes.Aggregate(image.Last, (size, a) => size * a.Kernel)]);
    }

    /// <summary>Where windows overlap, an element's gradients add up.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Input, (program, symbol, into) => program.SumOfWindows(symbol, d, Axes, Input.Shape, into));
    }

    public override void WriteLoop(LoopWriter loop) => new WindowLoops(loop, Input, Axes, Output).ForEachElement(
        areCopied: true, (window, element, run) => loop.Copy(window, element, run), row => loop.EndRow(Output, row));
}
