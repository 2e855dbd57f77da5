using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Differentiation;

/// <summary>
/// DIFFERENTIATE: a program in; out, the same with gradients. A reverse walk over the adjoints; what no gradient asked for needs, such as the
/// gradient of a network's samples, is not computed.
/// </summary>
internal static class Differentiator
{
    /// <summary>A network's programs, with the gradient of every trained tensor in the training program.</summary>
    public static NetworkPrograms Differentiate(NetworkPrograms programs) =>
        programs.Training is { } training ? programs with { Training = Differentiate(training) } : programs;

    /// <summary>A program that ends in a mean loss, with the gradient of every trained tensor.</summary>
    public static Program Differentiate(Program program)
    {
        var builder = new ProgramBuilder(program);
        GradientBuilder gradients = Walk(
            program with { Results = [program.Result] },
            builder,
            program.Stored.Where(t => t.Role == TensorRole.Parameter),
            g => g.AddUniform(program.Result, 1));
        return builder.Build(program.Results).WithoutUnread() with { Weighed = [.. Weighed(program, gradients)], Count = program.Count };
    }

    /// <summary>
    /// The vector-Jacobian product: beside a program's inputs the gradients of its results are given, in order, and its results are the gradients
    /// of the tensors asked for, zeros where no result depends on them.
    /// </summary>
    /// <param name="program">Any program.</param>
    /// <param name="by">Inputs or stored tensors of it.</param>
    public static Program VectorJacobianProduct(Program program, params ImmutableArray<Tensor> by) => VectorJacobianProduct(
        program,
        [.. program.Results.Select(r => new Tensor(GradientBuilder.Symbol(r), r.Type, r.Shape, r.IsBatched, TensorRole.Input))],
        by);

    /// <summary>The same with given tensors for the gradients of the results.</summary>
    /// <param name="program">Any program.</param>
    /// <param name="seeds">The gradients of its results.</param>
    /// <param name="by">Any tensors of it.</param>
    public static Program VectorJacobianProduct(Program program, ImmutableArray<Tensor> seeds, ImmutableArray<Tensor> by)
    {
        var builder = new ProgramBuilder(program, seeds);
        GradientBuilder gradients = Walk(program, builder, by, g =>
        {
            for (int i = 0; i < seeds.Length; i++)
            {
                g.Add(program.Results[i], seeds[i]);
            }
        });
        return builder.Build([.. by.Select(t => gradients.Has(t) ? gradients.Of(t) : builder.Zeros(GradientBuilder.Symbol(t), t))]);
    }

    private static GradientBuilder Walk(Program program, ProgramBuilder builder, IEnumerable<Tensor> by, Action<GradientBuilder> seed)
    {
        var gradients = new GradientBuilder(builder, UsesOnThePath(program, by));
        seed(gradients);
        foreach (Primitive step in program.Steps.Reverse().Where(s => s.Outputs.Any(gradients.Has)))
        {
            step.Adjoint(gradients);
        }

        gradients.CheckComplete();
        return gradients;
    }

    /// <summary>Multiplied by a weight, a sample's loss gives as many times the gradient; which is linear all the way from the loss's input
    /// on.</summary>
    private static IEnumerable<Tensor> Weighed(Program program, GradientBuilder gradients)
    {
        if (program.LossInput is null || program.LossElements is null)
        {
            yield break;
        }

        yield return program.LossElements;
        if (program.LossCounted is { } counted)
        {
            yield return counted;
        }

        if (gradients.Written(program.LossInput) is { } gradient)
        {
            yield return gradient;
        }
    }

    /// <summary>
    /// For each tensor that depends on what is differentiated by: how often a step that leads to a result reads it, and whether it is one.
    /// </summary>
    private static Dictionary<Tensor, int> UsesOnThePath(Program program, IEnumerable<Tensor> by)
    {
        var dependent = new HashSet<Tensor>(by);
        foreach (Primitive step in program.Steps.Where(s => s.Inputs.Any(dependent.Contains) && !s.IsFlat))
        {
            dependent.UnionWith(step.Outputs.Where(o => o.Type != ElementType.Int32));
        }

        var uses = new Dictionary<Tensor, int>();
        foreach (Tensor result in program.Results.Where(dependent.Contains))
        {
            Count(result);
        }

        foreach (Primitive step in program.Steps.Reverse().Where(s => s.Outputs.Any(uses.ContainsKey)))
        {
            foreach (Tensor input in step.Inputs.Where(dependent.Contains))
            {
                Count(input);
            }
        }

        return uses;

        void Count(Tensor tensor) => uses[tensor] = uses.TryGetValue(tensor, out int count) ? count + 1 : 1;
    }
}
