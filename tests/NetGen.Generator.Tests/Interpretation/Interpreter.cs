using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>
/// Runs a program in double, each primitive by its definition: the oracle of emitted code, so it shares no loop and no formula with it.
/// </summary>
internal static class Interpreter
{
    /// <param name="program">The program, differentiated or not.</param>
    /// <param name="n">The number of samples.</param>
    /// <param name="stored">Parameters and buffers by their names outside the program, row-major.</param>
    /// <param name="inputs">n samples.</param>
    /// <param name="targets">n targets, where the program reads them.</param>
    /// <param name="key">What random numbers follow from; by default that of the first step with the seed 0, where <c>Gradients</c> starts.</param>
    public static Evaluation Run(
        Program program, int n, IReadOnlyDictionary<string, double[]> stored, double[] inputs, double[]? targets = null, StepKey key = default)
    {
        Dictionary<Tensor, double[]> given = new() { [program.Input] = inputs };
        if (program.Target is { } target)
        {
            given.Add(target, targets ?? throw new ArgumentNullException(nameof(targets), "The program reads targets."));
        }

        return Run(program, n, stored, given, key);
    }

    /// <summary>The same of any program, with all its inputs.</summary>
    public static Evaluation Run(
        Program program, int n, IReadOnlyDictionary<string, double[]> stored, IReadOnlyDictionary<Tensor, double[]> inputs, StepKey key = default)
    {
        var evaluation = new Evaluation(program, n, key);
        foreach (Tensor tensor in program.Inputs)
        {
            evaluation.Set(tensor, inputs[tensor]);
        }

        foreach (Tensor tensor in program.Stored)
        {
            evaluation.Set(tensor, Parts.InProgram(tensor, stored));
        }

        foreach (Tensor constant in program.Constants)
        {
            evaluation.Set(constant, [.. constant.Values]);
        }

        foreach (Primitive step in program.Steps)
        {
            IReadOnlyList<Matrix> values = step is IDefined defined ? defined.Define(evaluation)
                : step is Scan scan ? Scans.Of(scan, evaluation, stored)
                : Definition.OutputsOf(step, evaluation);
            foreach ((Tensor output, Matrix value) in step.Outputs.Zip(values))
            {
                evaluation.Set(output, value.Values);
            }
        }

        return evaluation;
    }
}
