using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The sum over each window, channel by channel: Y[h, w, c] = Σ X[h·stride + i·dilation, w·stride + j·dilation, c].</summary>
internal sealed class WindowSum(Tensor input, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = sum over windows of {WindowLoops.Described(Axes)} over {Input}";

    public override string? Fault => PooledWindows.Fault(Input, Axes, Output);

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Input, (program, symbol, into) => program.WindowSpread(symbol, d, Axes, Input.Shape, into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        new WindowLoops(loop, Input, Axes, Output).ForEachWindow((row, window) =>
        {
            using (loop.ColumnLoop(Output, out Index channel))
            {
                loop.Code.Line($"{loop.Type} sum = {loop.Number(0)};");
                window.ForEachPosition(position => loop.Code.Line($"sum += {loop.Element(Input, position, channel)};"));
                loop.Code.Line($"{loop.Element(Output, row, channel)} = sum;");
            }

            loop.EndRow(Output, row);
        });
    }
}
