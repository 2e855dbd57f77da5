using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Planning;

/// <summary>Makes an elementwise step whose output one other elementwise step reads, element by element, a part of that step: one loop instead of
/// two, and no tensor between them.</summary>
internal static class MapFusion
{
    public static Program Fuse(Program program)
    {
        List<Primitive> steps = [.. program.Steps];
        for (int i = 0; i < steps.Count; i++)
        {
            while (steps[i] is Map consumer && steps.Take(i).OfType<Map>().FirstOrDefault(m => CanFuse(m, consumer, steps, program)) is { } producer)
            {
                steps[i] = Merge(producer, consumer);
                steps.Remove(producer);
                i--;
            }
        }

        return program with { Steps = [.. steps.Select(s => s is Scan scan ? scan.WithBody(Fuse(scan.Body)) : s)] };
    }

    private static bool CanFuse(Map producer, Map consumer, IReadOnlyList<Primitive> steps, Program program)
    {
        Tensor between = producer.Output;
        return consumer.Inputs.Contains(between)
            && between.Role == TensorRole.Intermediate && !program.Results.Contains(between) && !program.Weighed.Contains(between)
            && between.Shape == consumer.Output.Shape && between.IsBatched == consumer.Output.IsBatched
            && steps.Count(s => s.Inputs.Contains(between)) == 1
            && Occurrences(consumer.Expression, consumer.Inputs.IndexOf(between)) == 1
            && !(producer.Expression.HasFunctions() && consumer.Expression.HasFunctions())
            && !FollowsProduct(producer, steps);
    }

    /// <summary>The kernel of a product applies the step behind it while the sums are in registers.</summary>
    private static bool FollowsProduct(Map map, IEnumerable<Primitive> steps) =>
        map.Inputs.Length == 1 && steps.Any(p => p is MatMul or DepthwiseConvolution && p.Output == map.Inputs[0]);

    private static Map Merge(Map producer, Map consumer)
    {
        List<Tensor> operands = [.. consumer.Inputs.Where(t => t != producer.Output).Concat(producer.Inputs).Distinct()];
        Expression inner = producer.Expression.Substitute(i => Place(producer.Inputs[i]));
        Expression whole = consumer.Expression.Substitute(i => consumer.Inputs[i] == producer.Output ? inner : Place(consumer.Inputs[i]));
        return new Map(whole, [.. operands], consumer.Output);

        Expression Place(Tensor tensor) => Expression.Operand(operands.IndexOf(tensor));
    }

    private static int Occurrences(Expression expression, int operand) =>
        expression is OperandExpression o ? (o.Index == operand ? 1 : 0) : expression.Parts().Sum(p => Occurrences(p, operand));
}
