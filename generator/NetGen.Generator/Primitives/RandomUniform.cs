using System.Collections.Immutable;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>Numbers between 0 and 1, drawn anew in every training step: a function of seed, step, sample and the stream's number.</summary>
internal sealed class RandomUniform(int stream, Tensor output) : Primitive
{
    public int Stream { get; } = stream;

    public override Tensor Output { get; } = output;

    public override ImmutableArray<Tensor> Inputs => [];

    public override string Formula => $"{Output} = random numbers between 0 and 1";

    public override void Adjoint(GradientBuilder gradients)
    {
        // Nothing it reads could be trained.
    }

    public override void WriteLoop(LoopWriter loop)
    {
        (string memory, int stride) = loop.Memory(Output);
        loop.Code.Line($"key.FillUniform({memory}, {Literal.Of(Output.RowsPerSample)}, {Literal.Of(Output.Columns)}, {Literal.Of(stride)}, stream: {Literal.Of(Stream)});");
    }
}
