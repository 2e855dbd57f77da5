using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The same elements in row-major order under another shape: a view where rows have no padding, a copy where they do.</summary>
internal sealed class Reshape(Tensor input, Tensor output) : Primitive
{
    public Tensor Input { get; } = input;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = {Input} as {Output.Shape}";

    public override string? Fault => Input.Type != Output.Type || Input.IsBatched != Output.IsBatched || Input.Shape.Size != Output.Shape.Size
        ? $"{Input} {Input.Shape} has other elements than {Output} {Output.Shape}"
        : null;

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Input, (program, symbol, into) => program.Reshape(symbol, d, Input.Shape, into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.Loop("outer", Output.IsBatched ? loop.Samples : 1, out Index sample))
        {
            int run = loop.RunOf(Output, Input, CommonDivisor(Output.Columns, Input.Columns));
            using (loop.Loop("k", (int)Output.Shape.Size, run, out Index index))
            {
                loop.Copy(At(loop, Output, sample, index), At(loop, Input, sample, index), run);
            }

            if (loop.ClearsPadding(Output))
            {
                using (loop.Loop("r", Output.RowsPerSample, out Index row))
                {
                    loop.EndRow(Output, RowOf(Output, sample, row));
                }
            }
        }
    }

    /// <summary>So many numbers stand in one row of both.</summary>
    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);

    private static string At(LoopWriter loop, Tensor tensor, Index sample, Index index) => tensor.Columns == tensor.Shape.Size
        ? loop.Element(tensor, sample, index)
        : loop.Element(tensor, RowOf(tensor, sample, index / tensor.Columns), index % tensor.Columns);

    private static Index RowOf(Tensor tensor, Index sample, Index row) => tensor.RowsPerSample == 1 ? sample : (sample * tensor.RowsPerSample) + row;
}
