using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Zeros before and behind the positions along an axis.</summary>
internal sealed class Pad(Tensor input, int axis, int before, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public int Axis { get; } = axis;

    /// <summary>Positions of zeros before the first; all that are left in the output come behind the last.</summary>
    public int Before { get; } = before;

    public int Behind => Output.Shape.Extents[Axis] - Before - Extent;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = {Before} zeros | {Input} | {Behind} zeros along axis {Axis}";

    public override string? Fault =>
        !AxisCopy.DifferAlong(Axis, Input, Output)
            ? $"{Input} {Input.Shape} does not fit {Output} {Output.Shape} along axis {Axis}"
        : Before < 0 || Behind < 0 ? $"{Output} has {Output.Shape.Extents[Axis]} positions"
        : null;

    private int Extent => Input.Shape.Extents[Axis];

    /// <summary>The part of the gradient between the zeros.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Input, (program, symbol, into) => program.Slice(symbol, d, Axis, Before, Extent, into));
    }

    public override void WriteLoop(LoopWriter loop) => AxisCopy.Write(
        loop,
        Output,
        Axis,
        AxisCopy.Zeros(Output, 0, Before),
        new AxisCopy(Input, 0, Output, Before, Extent),
        AxisCopy.Zeros(Output, Before + Extent, Behind));
}
