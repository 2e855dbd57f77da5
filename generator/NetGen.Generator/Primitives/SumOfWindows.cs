using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The image whose every element is the sum over the places it has in windows: X[h·stride + i·dilation, w·stride + j·dilation, c] = Σ Y[h, w, (i, j, c)].
/// See <see cref="Window"/>.
/// </summary>
internal sealed class SumOfWindows(Tensor input, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = sum of windows of {WindowLoops.Described(Axes)} in {Input}";

    public override string? Fault =>
        Input.Type != Output.Type || Input.IsBatched != Output.IsBatched || Axes.Length != Output.Shape.Rank - 1
            || Input.Shape != Window.ShapeOf(Output.Shape, Axes)
            ? $"{Input} {Input.Shape} is not what windows of {WindowLoops.Described(Axes)} over {Output} {Output.Shape} are"
            : null;

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Input, (program, symbol, into) => program.Window(symbol, d, Axes, into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        WindowLoops.Clear(loop, Output);
        new WindowLoops(loop, Output, Axes, Input).ForEachElement(
            areCopied: false, (window, element, _) => loop.Code.Line($"{element} += {window};"), _ => { });
    }
}
