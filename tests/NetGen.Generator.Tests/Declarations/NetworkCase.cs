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
        (Net, Style, Seed, Graph) = (net, style, seed, net.Graph);
        BatchSize = Math.Max(batchSize, LeastTrainingBatch);
        var numbers = new TestNumbers(seed);
        Inputs = numbers.Many(BatchSize * (int)Graph.Input.Shape.Size, () => numbers.Sample(style));
        // Of two embeddings of one number the smaller vocabulary decides.
        foreach (Checking.IndexRange range in Checking.WholeNumbers.RangesOf(Graph).OrderByDescending(r => r.Below))
        {
            for (int i = 0; i < BatchSize * range.Count; i++)
            {
                Inputs[(i / range.Count * (int)Graph.Input.Shape.Size) + range.First + (i % range.Count * range.Step)] = numbers.Below(range.Below);
            }
        }

        Targets = Target(numbers, BatchSize * (int)Graph.TargetShape.Size);
        Stored = Graph.Layers.SelectMany(layer => layer.Tensors.Select(tensor => (layer, tensor))).ToImmutableDictionary(
            x => $"{x.layer.Name}.{x.tensor.Name}",
            x => numbers.Many((int)x.tensor.Shape.Size, () => Stores(numbers, x.tensor)));
        if (Graph.Layers.FirstOrDefault(l => l.Layer is Layers.Masking && l.Inputs[0] == Graph.Input) is { } masking
            && Checking.WholeNumbers.RangesOf(Graph).IsEmpty)
        {
            Mask(numbers, Graph.Declaration.Layers[masking.Index].Arguments["value"].Number);
        }
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

    /// <summary>The first sample.</summary>
    public double[] FirstInput => Inputs[..(Inputs.Length / BatchSize)];

    /// <summary>Its target.</summary>
    public double[] FirstTarget => Targets[..(Targets.Length / BatchSize)];

    /// <summary>The fewest samples it can be trained on.</summary>
    public int LeastTrainingBatch => Graph.Layers.Max(l => l.LeastTrainingBatch);

    /// <summary>Parameters and buffers by name (<c>dense1.weight</c>), row-major.</summary>
    public IReadOnlyDictionary<string, double[]> Stored { get; }

    /// <summary>The names of what is trained.</summary>
    public IEnumerable<string> TrainedNames => NamesOf(t => t.Trainable);

    /// <summary>The names of what is saved and not trained.</summary>
    public IEnumerable<string> BufferNames => NamesOf(t => !t.Trainable);

    public override string ToString() => $"{Net.Source}\n// new NetworkCase(net, batchSize: {BatchSize}, DataStyle.{Style}, seed: {Seed})\n";

    private IEnumerable<string> NamesOf(Func<TensorDeclaration, bool> those) =>
        Graph.Layers.SelectMany(l => l.Tensors.Where(those).Select(t => $"{l.Name}.{t.Name}"));

    /// <summary>What starts at 1 may be a variance or be divided by, and stays away from 0.</summary>
    private static double Stores(TestNumbers numbers, TensorDeclaration tensor) =>
        tensor.Initializer == Vocabulary.Initializer.Constant ? numbers.Uniform(0.5, 2) : numbers.Normal() / Math.Sqrt(tensor.FanIn);

    /// <summary>Masks steps: behind a sequence, before it, here and there, or all.</summary>
    private void Mask(TestNumbers numbers, double value)
    {
        (int steps, int features) = (Graph.Input.Shape.Extents[0], Graph.Input.Shape.Last);
        for (int sample = 0; sample < BatchSize; sample++)
        {
            (double kind, int length) = (numbers.Uniform(0, 4), (int)numbers.Uniform(0, steps + 1));
            for (int step = 0; step < steps; step++)
            {
                if (kind < 1.5 ? step >= length : kind < 2.5 ? step < length : kind < 3.5 && numbers.Uniform(0, 1) < 0.5)
                {
                    Inputs.AsSpan(((sample * steps) + step) * features, features).Fill(value);
                }
            }
        }
    }

    private double[] Target(TestNumbers numbers, int count) => Net.Loss switch
    {
        Loss.BinaryCrossEntropy => numbers.Many(count, numbers.Probability),
        Loss.CrossEntropy => [.. Enumerable.Range(0, count / Graph.Output.Shape.Last).SelectMany(_ => numbers.Distribution(Graph.Output.Shape.Last))],
        Loss.SparseCrossEntropy => numbers.Many(count, () => numbers.Below(6) == 0 ? Graph.IgnoreIndex : numbers.Below(Graph.Output.Shape.Last)),
        Loss.Poisson => numbers.Many(count, () => Math.Abs(numbers.Normal())),
        Loss.Hinge => numbers.Many(count, numbers.Sign),
        _ => numbers.Many(count, numbers.Normal),
    };
}
