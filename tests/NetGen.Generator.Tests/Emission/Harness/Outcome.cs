using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>All a network computes for a case, as named lists of numbers.</summary>
internal sealed class Outcome
{
    private const double Rate = 0.5;

    private readonly Dictionary<string, double[]> _values = [];

    public static Outcome Of(IEmittedNetwork network, NetworkCase @case)
    {
        network.Write(@case.Stored);
        var outcome = new Outcome();
        outcome._values.Add("outputs", network.Predict(@case.Inputs));
        outcome._values.Add("outputs one by one", [.. @case.Inputs.Chunk(@case.Inputs.Length / @case.BatchSize).SelectMany(network.Predict)]);
        outcome._values.Add("evaluation", [network.Evaluate(@case.Inputs, @case.Targets)]);
        network.Draw(seed: 0, step: 0);
        (double loss, IReadOnlyDictionary<string, double[]> gradients) = network.ComputeGradients(@case.Inputs, @case.Targets);
        outcome._values.Add("loss", [loss]);
        foreach ((string name, double[] gradient) in gradients)
        {
            outcome._values.Add("gradient of " + name, gradient);
        }

        network.UpdateBuffers();
        foreach (string name in @case.BufferNames)
        {
            outcome._values.Add("the updated " + name, network.Read(name));
        }

        if (network.Info.State is { } state)
        {
            network.Write(@case.Stored);
            network.Draw(seed: 0, step: 0);
            double[] carried = StateOf(@case, state.Size);
            (double lossAfter, IReadOnlyDictionary<string, double[]> gradientsAfter) = network.ComputeGradients(@case.Inputs, @case.Targets, state: carried);
            outcome.AddCarried(lossAfter, gradientsAfter, carried);
        }

        if (network.Info.LeastTrainingBatch == 1)
        {
            network.Write(@case.Stored);
            network.Draw(seed: 0, step: 0);
            outcome._values.Add("loss of a step", [network.Step(@case.FirstInput, @case.FirstTarget, Rate)]);
            foreach (string name in @case.TrainedNames)
            {
                outcome._values.Add("after a step " + name, network.Read(name));
            }
        }

        return outcome;
    }

    private void AddCarried(double loss, IEnumerable<KeyValuePair<string, double[]>> gradients, double[] state)
    {
        _values.Add("loss with a carried state", [loss]);
        _values.Add("the state after it", state);
        foreach ((string name, double[] gradient) in gradients)
        {
            _values.Add("gradient with a carried state of " + name, gradient);
        }
    }

    /// <summary>What a batch before may have left.</summary>
    private static double[] StateOf(NetworkCase @case, int size) => [.. Enumerable.Range(0, @case.BatchSize * size).Select(i => ((i * 7 % 11) - 5) / 8.0)];

    /// <summary>The loss and the gradients of a batch whose samples are weighted.</summary>
    public static Outcome Weighted(IEmittedNetwork network, NetworkCase @case, double[] weights)
    {
        network.Write(@case.Stored);
        network.Draw(seed: 0, step: 0);
        (double loss, IReadOnlyDictionary<string, double[]> gradients) = network.ComputeGradients(@case.Inputs, @case.Targets, weights);
        var outcome = new Outcome();
        outcome._values.Add("weighted loss", [loss]);
        foreach ((string name, double[] gradient) in gradients)
        {
            outcome._values.Add("weighted gradient of " + name, gradient);
        }

        return outcome;
    }

    /// <summary>By the definition of every primitive; the loss in the form that is not rewritten where asked.</summary>
    public static Outcome Interpreted(NetworkCase @case, bool onLogits = true)
    {
        var outcome = new Outcome();
        Evaluation inference = Interpreter.Run(Lowerer.Inference(@case.Graph), @case.BatchSize, @case.Stored, @case.Inputs);
        Evaluation training = Interpreter.Run(
            Differentiator.Differentiate(Lowerer.MeanLoss(@case.Graph, training: true, onLogits)), @case.BatchSize, @case.Stored, @case.Inputs, @case.Targets);
        Evaluation evaluation = Interpreter.Run(
            Lowerer.MeanLoss(@case.Graph, training: false, onLogits), @case.BatchSize, @case.Stored, @case.Inputs, @case.Targets);
        outcome._values.Add("outputs", inference.Result);
        outcome._values.Add("outputs one by one", inference.Result);
        outcome._values.Add("evaluation", [evaluation.Loss]);
        outcome._values.Add("loss", [training.Loss]);
        foreach (string name in @case.TrainedNames)
        {
            outcome._values.Add("gradient of " + name, training.Gradient(name));
        }

        foreach (string name in @case.BufferNames)
        {
            outcome._values.Add("the updated " + name, training.Updated(name));
        }

        if (Streaming.IsIn(@case.Graph) && Streaming.CanCarry(@case.Graph))
        {
            outcome.AddCarried(@case, Differentiator.Differentiate(Lowerer.MeanLoss(@case.Graph, training: true, onLogits, carries: true)));
        }

        if (@case.LeastTrainingBatch == 1)
        {
            Evaluation step = Interpreter.Run(
                Differentiator.Differentiate(Lowerer.MeanLoss(@case.Graph, training: true, onLogits)), 1, @case.Stored, @case.FirstInput, @case.FirstTarget);
            outcome._values.Add("loss of a step", [step.Loss]);
            foreach (string name in @case.TrainedNames)
            {
                double[] before = @case.Stored[name];
                double[] gradient = step.Gradient(name);
                outcome._values.Add(
                    "after a step " + name, double.IsFinite(step.Loss) ? [.. before.Select((b, i) => b - (Rate * gradient[i]))] : before);
            }
        }

        return outcome;
    }

    private void AddCarried(NetworkCase @case, Program program)
    {
        int size = Streaming.StateSize(@case.Graph);
        double[][] samples = [.. StateOf(@case, size).Chunk(size)];
        var given = new Dictionary<Tensor, double[]> { [program.Input] = @case.Inputs, [program.Target!] = @case.Targets };
        int first = 0;
        foreach ((Tensor state, _) in program.Carried)
        {
            int count = (int)state.Shape.Size;
            given.Add(state, [.. samples.SelectMany(s => s.Skip(first).Take(count))]);
            first += count;
        }

        Evaluation run = Interpreter.Run(program, @case.BatchSize, @case.Stored, given);
        double[][][] next = [.. program.Carried.Select(c => run.Value(c.Next).Chunk((int)c.State.Shape.Size).ToArray())];
        double[] after = [.. Enumerable.Range(0, @case.BatchSize).SelectMany(sample => next.SelectMany(n => n[sample]))];
        AddCarried(run.Loss, @case.TrainedNames.Select(name => KeyValuePair.Create(name, run.Gradient(name))), after);
    }

    /// <summary>Where this differs from what is expected by more than is allowed; null where it does not.</summary>
    public string? DifferenceFrom(Outcome expected, double tolerance, double floor) =>
        !_values.Keys.Order().SequenceEqual(expected._values.Keys.Order())
        ? $"there is {string.Join(", ", _values.Keys)} instead of {string.Join(", ", expected._values.Keys)}"
        : expected._values.Select(e => Difference(e.Key, _values[e.Key], e.Value, tolerance, floor)).FirstOrDefault(d => d is not null);

    /// <summary>Differences are measured against the tensor's largest number, or the floor where that is larger; what is not finite must be the
    /// same.</summary>
    private static string? Difference(string name, double[] actual, double[] expected, double tolerance, double floor)
    {
        if (actual.Length != expected.Length)
        {
            return $"{name}: {actual.Length} numbers instead of {expected.Length}";
        }

        double scale = Math.Max(floor, expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max());
        int index = Enumerable.Range(0, actual.Length).FirstOrDefault(i => !Agrees(actual[i], expected[i], tolerance * scale), -1);
        return index < 0 ? null : $"{name}[{index}] is {actual[index]:R} instead of {expected[index]:R}, on a scale of {scale:G3}";
    }

    private static bool Agrees(double actual, double expected, double allowed) =>
        double.IsFinite(expected) ? Math.Abs(actual - expected) <= allowed : actual.Equals(expected);
}
