using System;
using System.Collections.Generic;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;

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
        var evaluation = new Evaluation(program, n, key);
        evaluation.Set(program.Input, inputs);
        if (program.Target is { } target)
        {
            evaluation.Set(target, targets ?? throw new ArgumentNullException(nameof(targets), "The program reads targets."));
        }

        foreach (Tensor tensor in program.Stored)
        {
            evaluation.Set(tensor, stored[tensor.Name!]);
        }

        foreach (Primitive step in program.Steps)
        {
            evaluation.Set(step.Output, Definition.Of(step, evaluation).Values);
        }

        return evaluation;
    }
}
