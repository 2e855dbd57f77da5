using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The largest number of each window, channel by channel: Y[h, w, c] = max over i, j of X[h·stride + i·dilation, w·stride + j·dilation, c]. NaN is
/// the largest of all, as in PyTorch.</summary>
internal sealed class WindowMaximum(Tensor input, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = maximum of windows of {WindowLoops.Described(Axes)} over {Input}";

    public override string? Fault => PooledWindows.Fault(Input, Axes, Output);

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Input, (program, symbol, into) => program.WindowMaximumGradient(symbol, Input, d, Axes, into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        new WindowLoops(loop, Input, Axes, Output).ForEachWindow((row, window) =>
        {
            using (loop.ColumnLoop(Output, out Index channel))
            {
                loop.Code.Line($"{loop.Type} max = {loop.Element(Input, window.First, channel)};");
                window.ForEachPosition(position =>
                {
                    string value = loop.Element(Input, position, channel);
                    loop.Code.Line($"if ({value} > max || {loop.Type}.IsNaN({value})) max = {value};");
                });
                loop.Code.Line($"{loop.Element(Output, row, channel)} = max;");
            }

            loop.EndRow(Output, row);
        });
    }
}
