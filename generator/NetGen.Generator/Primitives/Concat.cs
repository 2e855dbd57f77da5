using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Tensors one after the other along an axis.</summary>
internal sealed class Concat(ImmutableArray<Tensor> inputs, int axis, Tensor output) : Primitive
{
    public int Axis { get; } = axis;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs { get; } = inputs;

    public override string Formula => $"{Output} = {string.Join(" | ", Inputs)} along axis {Axis}";

    public override string? Fault =>
        Inputs.FirstOrDefault(i => !AxisCopy.DifferAlong(Axis, i, Output)) is { } unfit
            ? $"{unfit} {unfit.Shape} does not fit {Output} {Output.Shape} along axis {Axis}"
        : Start(Inputs.Length) != Output.Shape.Extents[Axis]
            ? $"the inputs have {Start(Inputs.Length)} positions, {Output} has {Output.Shape.Extents[Axis]}"
        : null;

    /// <summary>Each input's gradient is its part of the output's.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        for (int i = 0; i < Inputs.Length; i++)
        {
            Tensor input = Inputs[i];
            int start = Start(i);
            gradients.Add(input, (program, symbol, into) => program.Slice(symbol, d, Axis, start, input, into));
        }
    }

    public override void WriteLoop(LoopWriter loop) => AxisCopy.Write(
        loop, Output, Axis, [.. Inputs.Select((input, i) => new AxisCopy(input, 0, Output, Start(i), input.Shape.Extents[Axis]))]);

    private int Start(int index) => Inputs.Take(index).Sum(i => i.Shape.Extents[Axis]);
}
