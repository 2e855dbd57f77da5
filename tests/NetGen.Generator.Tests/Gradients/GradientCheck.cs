using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;
using Xunit;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Compares the gradients a program computes with central differences of its result.</summary>
internal static class GradientCheck
{
    /// <summary>The largest error let pass, relative to the element, or to what is negligible in its tensor.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>How far a parameter is moved; a kink must lie farther off in everything the move reaches.</summary>
    private const double Step = 1e-3;

    /// <summary>The same for all parameters together, so that even a large network rarely has a kink within reach.</summary>
    private const double ShortStep = 1e-5;

    private const double NegligibleInTensor = 1e-3;
    private const double Negligible = 1e-6;

    public static void Holds(Program differentiated, ProgramData data) => Fail(Failure(differentiated, data));

    public static void HoldsAlong(Program differentiated, ProgramData data, int seed) => Fail(FailureAlong(differentiated, data, seed));

    /// <summary>What is wrong, or null.</summary>
    public static string? Failure(Program differentiated, ProgramData data)
    {
        Program forward = Forward(differentiated);
        Evaluation run = data.Run(differentiated);
        IEnumerable<string?> failures = Parts.Names(differentiated.Stored.Where(t => t.Role == TensorRole.Parameter))
            .Select(parameter => Failure(parameter, run.Gradient(parameter), Differences(forward, data, parameter)));
        return failures.FirstOrDefault(f => f is not null) is { } failure ? $"{failure}\n{Describe(differentiated)}" : null;
    }

    /// <summary>The same along one random direction through all parameters at once: cheap enough for large networks.</summary>
    public static string? FailureAlong(Program differentiated, ProgramData data, int seed)
    {
        var numbers = new TestNumbers(seed);
        Tensor[] parameters = [.. differentiated.Stored.Where(t => t.Role == TensorRole.Parameter)];
        ImmutableDictionary<string, double[]> direction = Unit(Parts.Names(parameters).ToImmutableDictionary(
            name => name, name => numbers.Many(Parts.Of(name, parameters).Sum(t => (int)t.Shape.Size), numbers.Normal)));
        Evaluation run = data.Run(differentiated);
        Program forward = Forward(differentiated);
        double expected = Difference(h => data.Moved(direction, h).Run(forward).Loss, ShortStep);
        double actual = direction.Sum(d => run.Gradient(d.Key).Zip(d.Value, (g, v) => g * v).Sum());
        double length = Length(direction.Keys.SelectMany(run.Gradient));
        return Math.Abs(actual - expected) <= Tolerance * (NegligibleInTensor + length)
            ? null
            : $"The slope is {actual:R}, central differences say {expected:R}; the gradient's length is {length:R}.\n{Describe(differentiated)}";
    }

    public static string Describe(Program program) => string.Join('\n', program.Steps.Select(s => s.Formula));

    /// <summary>Just what the result needs: the steps up to it.</summary>
    private static Program Forward(Program program) => program with
    {
        Steps = [.. program.Steps.Take(1 + program.Steps.Select(s => s.Output).ToList().IndexOf(program.Result))],
    };

    private static double[] Differences(Program forward, ProgramData data, string name) =>
        [.. Enumerable.Range(0, data.Stored[name].Length).Select(i => Difference(h => data.Moved(name, i, h).Run(forward).Loss))];

    /// <summary>f′(0) ≈ (8·(f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h, with an error of the order h⁴.</summary>
    public static double Difference(Func<double, double> f, double step = Step) =>
        ((8 * (f(step) - f(-step))) - (f(2 * step) - f(-2 * step))) / (12 * step);

    private static void Fail(string? failure) => Assert.True(failure is null, failure);

    private static ImmutableDictionary<string, double[]> Unit(ImmutableDictionary<string, double[]> direction)
    {
        double length = Length(direction.Values.SelectMany(v => v));
        return direction.ToImmutableDictionary(d => d.Key, d => d.Value.Select(v => v / length).ToArray());
    }

    private static double Length(IEnumerable<double> vector) => Math.Sqrt(vector.Sum(v => v * v));

    private static string? Failure(string name, double[] gradient, double[] differences)
    {
        double negligible = Math.Max(Negligible, NegligibleInTensor * differences.Max(Math.Abs));
        for (int i = 0; i < gradient.Length; i++)
        {
            double error = Math.Abs(gradient[i] - differences[i]) / Math.Max(negligible, Math.Abs(differences[i]));
            if (!(error <= Tolerance))
            {
                return $"d{name}[{i}] is {gradient[i]:R}, central differences say {differences[i]:R}, error {error:E1}.";
            }
        }

        return null;
    }
}
