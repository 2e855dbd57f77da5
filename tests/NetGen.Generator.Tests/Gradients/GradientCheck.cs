using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Lowering;
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

    private const double NegligibleInTensor = 1e-3;
    private const double Negligible = 1e-6;

    public static void Holds(Program differentiated, ProgramData data) => Assert.True(Failure(differentiated, data) is not { } failure, Failure(differentiated, data));

    /// <summary>What is wrong, or null.</summary>
    public static string? Failure(Program differentiated, ProgramData data)
    {
        Program forward = Forward(differentiated);
        Evaluation run = data.Run(differentiated);
        IEnumerable<string?> failures = differentiated.Stored.Where(t => t.Role == TensorRole.Parameter)
            .Select(parameter => Failure(parameter.Name!, run.Gradient(parameter.Name!), Differences(forward, data, parameter.Name!)));
        return failures.FirstOrDefault(f => f is not null) is { } failure ? $"{failure}\n{Describe(differentiated)}" : null;
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
