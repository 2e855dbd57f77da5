using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The weighted sum over each window, channel by channel: Y[h, w, c] = b[c] + Σ W[c, (i, j)]·X[h·stride + i·dilation, w·stride + j·dilation, c].
/// </summary>
/// <param name="input">The image, <c>[height, width, channels]</c>.</param>
/// <param name="weight">A kernel for each channel, <c>[channels, kernel height · kernel width]</c>.</param>
/// <param name="addend">A row that is added; null for none.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="output">A number for each window and channel.</param>
internal sealed class DepthwiseConvolution(Tensor input, Tensor weight, Tensor? addend, ImmutableArray<WindowAxis> axes, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public Tensor Weight { get; } = weight;

    public Tensor? Addend { get; } = addend;

    public ImmutableArray<WindowAxis> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => Addend is null ? [Input, Weight] : [Input, Weight, Addend];

    public override string Formula =>
        $"{Output} = windows of {WindowLoops.Described(Axes)} over {Input}, times {Weight} by channels" + (Addend is null ? string.Empty : $" + {Addend}");

    public override string? Fault => DepthwiseWindows.Fault(Input, Weight, Axes, Output)
        ?? (Addend is not null && (Addend.Type != Output.Type || Addend.IsBatched || Addend.Columns != Output.Columns || Addend.RowsPerSample != 1)
            ? $"{Addend} {Addend.Shape} is no row of {Output} {Output.Shape}"
            : null);

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Weight, (program, symbol, into) => program.DepthwiseWeightAdjoint(symbol, Input, d, Axes, into));
        if (Addend is not null)
        {
            gradients.Add(Addend, (program, symbol, into) => program.SumRows(symbol, d, into));
        }

        gradients.Add(Input, (program, symbol, into) => program.DepthwiseInputAdjoint(symbol, d, Weight, Axes, Input.Shape, into));
    }

    public override void WriteLoop(LoopWriter loop) => new WindowLoops(loop, Input, Axes, Output).ForEachWindow((row, window) =>
    {
        using (loop.ColumnLoop(Output, out Index channel))
        {
            loop.Code.Line($"{loop.Type} sum = {(Addend is null ? loop.Number(0) : loop.Element(Addend, 0, channel))};");
            window.ForEachTap((tap, position) =>
                loop.Code.Line($"sum += {loop.Element(Input, position, channel)} * {loop.Element(Weight, channel, tap)};"));
            loop.Code.Line($"{loop.Element(Output, row, channel)} = sum;");
        }

        loop.EndRow(Output, row);
    });
}
