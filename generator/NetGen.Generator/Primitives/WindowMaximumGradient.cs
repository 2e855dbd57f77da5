using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The gradient of <see cref="WindowMaximum"/>: that of each window goes to the first of its largest numbers, or to its last NaN, as in
/// PyTorch.</summary>
internal sealed class WindowMaximumGradient(Tensor input, Tensor gradient, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    /// <summary>The gradient of the maxima.</summary>
    public Tensor Gradient { get; } = gradient;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input, Gradient];

    public override string Formula => $"{Output} = {Gradient} where {Input} is the maximum of its window of {WindowLoops.Described(Axes)}";

    public override string? Fault => Input.Shape != Output.Shape ? $"{Output} {Output.Shape} is no gradient of {Input} {Input.Shape}" : PooledWindows.Fault(Input, Axes, Gradient);

    public override void Adjoint(IGradients gradients) => throw new NotSupportedException($"{Formula}: gradients have no gradient.");

    public override void WriteLoop(LoopWriter loop)
    {
        WindowLoops.Clear(loop, Output);
        new WindowLoops(loop, Input, Axes, Gradient).ForEachWindow((row, window) =>
        {
            using (loop.ColumnLoop(Gradient, out Index channel))
            {
                loop.Code.Line($"{loop.Type} max = {loop.Element(Input, window.First, channel)};");
                loop.Code.Line($"{loop.Counter} place = {window.First};");
                window.ForEachPosition(position =>
                {
                    string value = loop.Element(Input, position, channel);
                    using (loop.Code.Block($"if ({value} > max || {loop.Type}.IsNaN({value}))"))
                    {
                        loop.Code.Line($"max = {value};");
                        loop.Code.Line($"place = {position};");
                    }
                });
                loop.Code.Line($"{loop.Element(Output, Index.Of("place"), channel)} += {loop.Element(Gradient, row, channel)};");
            }
        });
    }
}
