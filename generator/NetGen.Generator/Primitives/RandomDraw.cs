using System.Collections.Immutable;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

internal enum RandomDistribution
{
    /// <summary>Between 0 and 1.</summary>
    Uniform,

    /// <summary>Of mean 0 and standard deviation 1.</summary>
    Normal,
}

/// <summary>Random numbers, drawn anew in every training step: a function of seed, step, sample and the stream's number.</summary>
internal sealed class RandomDraw(RandomDistribution distribution, int stream, Tensor output) : Primitive
{
    public RandomDistribution Distribution { get; } = distribution;

    public int Stream { get; } = stream;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [];

    public override string Formula => Distribution == RandomDistribution.Uniform
        ? $"{Output} = random numbers between 0 and 1"
        : $"{Output} = normally distributed random numbers of mean 0 and standard deviation 1";

    public override void Adjoint(IGradients gradients)
    {
        // Nothing it reads could be trained.
    }

    public override void WriteLoop(LoopWriter loop)
    {
        (string memory, int stride) = loop.Memory(Output);
        loop.Code.Line($"key.Fill{Distribution}({memory}, {Literal.Of(Output.RowsPerSample)}, {Literal.Of(Output.Columns)}, {Literal.Of(stride)}, stream: {Literal.Of(Stream)});");
    }
}
