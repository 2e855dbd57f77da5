using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>
/// A network with a batch of data and parameters. All numbers follow from the seed, and nearly all are floats too, so that
/// both precisions start from the same ones.
/// </summary>
internal sealed class NetworkCase
{
    public NetworkCase(Net net, int batchSize, DataStyle style, int seed)
    {
        (Net, BatchSize, Style, Seed, Graph) = (net, batchSize, style, seed, net.Graph);
        var numbers = new TestNumbers(seed);
        Inputs = numbers.Many(batchSize * (int)Graph.Input.Shape.Size, () => numbers.Sample(style));
        Targets = Target(numbers, batchSize * (int)Graph.Output.Shape.Size);
        Stored = Graph.Layers.SelectMany(layer => layer.Tensors.Select(tensor => (layer, tensor))).ToImmutableDictionary(
            x => $"{x.layer.Name}.{x.tensor.Name}",
            x => numbers.Many((int)x.tensor.Shape.Size, () => numbers.Normal() / Math.Sqrt(x.tensor.FanIn)));
    }

    public Net Net { get; }

    public Graph Graph { get; }

    public int BatchSize { get; }

    public DataStyle Style { get; }

    public int Seed { get; }

    /// <summary>Samples, row-major.</summary>
    public double[] Inputs { get; }

    /// <summary>Targets in the domain of the loss, row-major.</summary>
    public double[] Targets { get; }

    /// <summary>Parameters and buffers by name (<c>dense1.weight</c>), row-major.</summary>
    public IReadOnlyDictionary<string, double[]> Stored { get; }

    /// <summary>The names of what is trained.</summary>
    public IEnumerable<string> TrainedNames =>
        Graph.Layers.SelectMany(l => l.Tensors.Where(t => t.Trainable).Select(t => $"{l.Name}.{t.Name}"));

    public override string ToString() => $"{Net.Source}\n// new NetworkCase(net, batchSize: {BatchSize}, DataStyle.{Style}, seed: {Seed})\n";

    private double[] Target(TestNumbers numbers, int count) => Net.Loss switch
    {
        Loss.BinaryCrossEntropy => numbers.Many(count, numbers.Probability),
        Loss.CrossEntropy => [.. Enumerable.Range(0, count / Graph.Output.Shape.Last).SelectMany(_ => numbers.Distribution(Graph.Output.Shape.Last))],
        Loss.Hinge => numbers.Many(count, numbers.Sign),
        _ => numbers.Many(count, numbers.Normal),
    };
}
