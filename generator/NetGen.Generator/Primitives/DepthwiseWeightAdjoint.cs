using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The gradient of a <see cref="DepthwiseConvolution"/>'s kernels: W[c, (i, j)] = Σ Y[h, w, c]·X[h·stride + i·dilation, w·stride + j·dilation, c],
/// over all windows of all samples.</summary>
internal sealed class DepthwiseWeightAdjoint(Tensor input, Tensor gradient, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    /// <summary>The image.</summary>
    public Tensor Input { get; } = input;

    /// <summary>A number for each window and channel.</summary>
    public Tensor Gradient { get; } = gradient;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input, Gradient];

    public override string Formula => $"{Output} = Σ {Gradient} · windows of {WindowLoops.Described(Axes)} over {Input}, by channels";

    public override string? Fault => DepthwiseWindows.Fault(Input, Output, Axes, Gradient);

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Gradient, (program, symbol, into) => program.DepthwiseConvolution(symbol, Input, d, Axes, into: into));
        gradients.Add(Input, (program, symbol, into) => program.DepthwiseInputAdjoint(symbol, Gradient, d, Axes, Input.Shape, into));
    }

    /// <summary>A sum over samples, which may be many, is in double.</summary>
    public override void WriteLoop(LoopWriter loop)
    {
        var windows = new WindowLoops(loop, Input, Axes, Gradient);
        using (loop.Loop("c", Gradient.Columns, out Index channel))
        {
            windows.ForEachTap((tap, distance) =>
            {
                loop.BeginSum();
                windows.ForEachWindow((row, window) => loop.Code.Line(
                    $"sum += {loop.Widen(loop.Element(Gradient, row, channel))} * {loop.Element(Input, window.First + distance, channel)};"));
                loop.Code.Line($"{loop.Element(Output, channel, tap)} = {loop.EndSum};");
            });
            loop.EndRow(Output, channel);
        }
    }
}
