using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Adds a number to every position of its window, channel by channel: the adjoint of <see cref="WindowSum"/>.</summary>
internal sealed class WindowSpread(Tensor input, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = {Input} spread over windows of {WindowLoops.Described(Axes)}";

    public override string? Fault => PooledWindows.Fault(Output, Axes, Input);

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Input, (program, symbol, into) => program.WindowSum(symbol, d, Axes, into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        WindowLoops.Clear(loop, Output);
        new WindowLoops(loop, Output, Axes, Input).ForEachWindow((row, window) =>
        {
            window.ForEachPosition(position =>
            {
                using (loop.ColumnLoop(Input, out Index channel))
                {
                    loop.Code.Line($"{loop.Element(Output, position, channel)} += {loop.Element(Input, row, channel)};");
                }
            });
        });
    }
}
