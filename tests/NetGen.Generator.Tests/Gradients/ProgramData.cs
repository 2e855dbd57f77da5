using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>What a program is run on.</summary>
internal sealed record ProgramData(int BatchSize, ImmutableDictionary<string, double[]> Stored, double[] Inputs, double[] Targets)
{
    private const int Attempts = 10_000;

    /// <summary>Random data on which no selection of the program is nearer than a distance to turning over.</summary>
    public static ProgramData AwayFromKinks(Program program, double distance, Func<int, ProgramData> ofSeed) =>
        Enumerable.Range(0, Attempts).Select(ofSeed).First(data => data.DistanceToKink(program) > distance);

    public static ProgramData Of(NetworkCase network) => new(
        network.BatchSize, network.Stored.ToImmutableDictionary(), network.Inputs, network.Targets);

    /// <summary>Uniform data for a program built by hand.</summary>
    public static ProgramData Uniform(Program program, int batchSize, int seed, double bound = 1.5)
    {
        var numbers = new TestNumbers(seed);
        return new ProgramData(
            batchSize, program.Stored.ToImmutableDictionary(t => t.Name!, Many), Many(program.Input), program.Target is { } t ? Many(t) : []);

        double[] Many(Tensor tensor) =>
            numbers.Many((tensor.IsBatched ? batchSize : 1) * (int)tensor.Shape.Size, () => numbers.Uniform(-bound, bound));
    }

    public Evaluation Run(Program program) => Interpreter.Run(program, BatchSize, Stored, Inputs, Targets);

    /// <summary>The same with one number of a stored tensor moved.</summary>
    public ProgramData Moved(string name, int index, double by)
    {
        double[] values = [.. Stored[name]];
        values[index] += by;
        return this with { Stored = Stored.SetItem(name, values) };
    }

    /// <summary>The same with every number of some stored tensors moved along a direction.</summary>
    public ProgramData Moved(ImmutableDictionary<string, double[]> direction, double by) => this with
    {
        Stored = Stored.SetItems(direction.ToDictionary(d => d.Key, d => Stored[d.Key].Zip(d.Value, (w, v) => w + (by * v)).ToArray())),
    };

    /// <summary>How near the nearest selection, maximum, minimum or absolute value is to turning over.</summary>
    public double DistanceToKink(Program program)
    {
        Evaluation run = Run(program);
        HashSet<Tensor> moving = [.. program.Stored];
        foreach (Primitive step in program.Steps.Where(s => s.Inputs.Any(moving.Contains)))
        {
            moving.UnionWith(step.Outputs);
        }

        return program.Steps.OfType<Map>().Where(m => m.Inputs.Any(moving.Contains)).Select(map => DistanceToKink(map, run, moving))
            .DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    /// <summary>Random numbers and what follows from the samples alone stay when a parameter moves: what compares nothing else turns over
    /// nowhere.</summary>
    private static double DistanceToKink(Map map, Evaluation run, HashSet<Tensor> dependent)
    {
        int[] moving = [.. Enumerable.Range(0, map.Inputs.Length).Where(i => dependent.Contains(map.Inputs[i]))];
        Matrix output = run[map.Output];
        Matrix[] operands = [.. map.Inputs.Select(o => run.Repeated(o, map.Output))];
        return Enumerable.Range(0, output.Values.Length)
            .Min(k => new ExpressionValue(run.BatchSize, i => operands[i].Values[k], moving).DistanceToKink(map.Expression));
    }
}
