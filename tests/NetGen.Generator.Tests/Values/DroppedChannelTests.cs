using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;
using Xunit;

namespace NetGen.Generator.Tests.Values;

/// <summary>Channels are dropped as wholes, in training alone, as many as the rate says.</summary>
public class DroppedChannelTests
{
    private const int Channels = 4;
    private const int Pixels = 6;
    private const int BatchSize = 500;
    private const double Rate = 0.25;

    private static readonly Net Net = Net.Of(Loss.MeanSquaredError).Input(Channels, 2, 3).Layer<Dropout2DAttribute>(("rate", Rate));

    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, BatchSize * Channels * Pixels)];

    [Fact]
    public void InTraining()
    {
        Program program = Lowerer.MeanLoss(Net.Graph, training: true);
        double[] output = Interpreter.Run(program, BatchSize, ImmutableDictionary<string, double[]>.Empty, Ones, Ones).Value(program.LossInput!);
        double[][] channels = [.. output.Chunk(Pixels)];
        Assert.All(channels, c => Assert.Single(c.Distinct()));
        Assert.Equal([0, 1 / (1 - Rate)], channels.Select(c => c[0]).Distinct().Order());

        // Of 2,000 channels, five standard deviations.
        Assert.InRange(channels.Count(c => c[0] == 0), 500 - 97, 500 + 97);
        Assert.Contains(channels.Chunk(Channels), sample => sample.Select(c => c[0]).Distinct().Count() > 1);
    }

    [Fact]
    public void NotInEvaluation() =>
        Assert.Equal(Ones, Interpreter.Run(Lowerer.Inference(Net.Graph), BatchSize, ImmutableDictionary<string, double[]>.Empty, Ones).Result);
}
