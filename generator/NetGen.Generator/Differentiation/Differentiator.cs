using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Differentiation;

/// <summary>
/// DIFFERENTIATE: a program that ends in a mean loss in; out, the same with the gradient of every trained tensor. A reverse walk over
/// the adjoints; what no trained tensor needs, such as the gradient of the samples, is not computed.
/// </summary>
internal static class Differentiator
{
    public static Program Differentiate(Program program)
    {
        Dictionary<Tensor, int> uses = UsesOnThePath(program);
        var builder = new ProgramBuilder(program);
        var gradients = new GradientBuilder(builder, uses);
        if (uses.ContainsKey(program.Result))
        {
            gradients.AddUniform(program.Result, 1);
            foreach (Primitive step in program.Steps.Reverse())
            {
                if (gradients.Has(step.Output))
                {
                    step.Adjoint(gradients);
                }
            }
        }

        return builder.Build(program.Result, program.Target is not null) with { Weighed = [.. Weighed(program, gradients)] };
    }

    /// <summary>Multiplied by a weight, a sample's loss gives as many times the gradient; which is linear all the way from the loss's input on.</summary>
    private static IEnumerable<Tensor> Weighed(Program program, GradientBuilder gradients)
    {
        if (program.LossInput is null)
        {
            yield break;
        }

        yield return program.Steps.OfType<Reduce>().Last(s => s.Output == program.Result).Input;
        if (gradients.Written(program.LossInput) is { } gradient)
        {
            yield return gradient;
        }
    }

    /// <summary>For each tensor behind which something trained lies: how often a step that leads to the result reads it.</summary>
    private static Dictionary<Tensor, int> UsesOnThePath(Program program)
    {
        var trained = new HashSet<Tensor>(program.Stored.Where(t => t.Role == TensorRole.Parameter));
        foreach (Primitive step in program.Steps)
        {
            if (step.Inputs.Any(trained.Contains))
            {
                trained.Add(step.Output);
            }
        }

        var uses = new Dictionary<Tensor, int>();
        if (trained.Contains(program.Result))
        {
            uses.Add(program.Result, 1);
        }

        foreach (Primitive step in program.Steps.Reverse().Where(s => uses.ContainsKey(s.Output)))
        {
            foreach (Tensor input in step.Inputs.Where(trained.Contains))
            {
                uses[input] = uses.TryGetValue(input, out int count) ? count + 1 : 1;
            }
        }

        return uses;
    }
}
