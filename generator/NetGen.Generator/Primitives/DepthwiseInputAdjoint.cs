using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The gradient of a <see cref="DepthwiseConvolution"/>'s image: X[h·stride + i·dilation, w·stride + j·dilation, c] = Σ W[c, (i, j)]·Y[h, w, c],
/// summed over the places an element has in windows.</summary>
internal sealed class DepthwiseInputAdjoint(Tensor gradient, Tensor weight, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    /// <summary>A number for each window and channel.</summary>
    public Tensor Gradient { get; } = gradient;

    public Tensor Weight { get; } = weight;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Gradient, Weight];

    public override string Formula => $"{Output} = {Gradient} spread over windows of {WindowLoops.Described(Axes)}, times {Weight} by channels";

    public override string? Fault => DepthwiseWindows.Fault(Output, Weight, Axes, Gradient);

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Weight, (program, symbol, into) => program.DepthwiseWeightAdjoint(symbol, d, Gradient, Axes, into));
        gradients.Add(Gradient, (program, symbol, into) => program.DepthwiseConvolution(symbol, d, Weight, Axes, into: into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        WindowLoops.Clear(loop, Output);
        new WindowLoops(loop, Output, Axes, Gradient).ForEachWindow((row, window) => window.ForEachTap((tap, position) =>
        {
            using (loop.ColumnLoop(Gradient, out Index channel))
            {
                loop.Code.Line(
                    $"{loop.Element(Output, position, channel)} += {loop.Element(Gradient, row, channel)} * {loop.Element(Weight, channel, tap)};");
            }
        }));
    }
}
