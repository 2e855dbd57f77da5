using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>A run of positions along an axis.</summary>
internal sealed class Slice(Tensor input, int axis, int start, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public int Axis { get; } = axis;

    public int Start { get; } = start;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = {Input} from {Start} to {End - 1} along axis {Axis}";

    private int End => Start + Output.Shape.Extents[Axis];

    public override string? Fault =>
        !AxisCopy.DifferAlong(Axis, Input, Output)
            ? $"{Input} {Input.Shape} does not fit {Output} {Output.Shape} along axis {Axis}"
        : Start < 0 || End > Input.Shape.Extents[Axis] ? $"{Input} has {Input.Shape.Extents[Axis]} positions"
        : null;

    /// <summary>The gradient in its place, among zeros.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        int behind = Input.Shape.Extents[Axis] - End;
        gradients.Add(Input, (program, symbol, into) => program.Pad(symbol, d, Axis, Start, behind, into));
    }

    public override void WriteLoop(LoopWriter loop) =>
        AxisCopy.Write(loop, Output, Axis, new AxisCopy(Input, Start, Output, 0, Output.Shape.Extents[Axis]));
}
