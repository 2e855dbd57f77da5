using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Every program that differs from a differentiated one by one plausible mistake in one step of the gradient.</summary>
internal static class Mutants
{
    public static IEnumerable<(string Mistake, Program Program)> Of(Program program)
    {
        int result = program.Steps.Select(s => s.Output).ToList().IndexOf(program.Result);
        for (int i = result + 1; i < program.Steps.Length; i++)
        {
            Tensor[] written = [.. program.Steps.Take(i).Select(s => s.Output), .. program.Stored];
            foreach (Primitive mutant in Of(program.Steps[i], written))
            {
                yield return ($"{program.Steps[i].Formula}  became  {mutant.Formula}", program with { Steps = program.Steps.SetItem(i, mutant) });
            }
        }
    }

    private static IEnumerable<Primitive> Of(Primitive step, Tensor[] written) => step switch
    {
        Map map => ExpressionMutants.Of(map.Expression).Select(e => new Map(e, map.Inputs, map.Output)),
        MatMul product => Of(product, written),
        Contract contraction => Of(contraction, written),
        Slice slice => Of(slice),
        Pad pad => Of(pad),
        Permute permute => Enumerable.Range(0, permute.Axes.Length - 1)
            .Select(i => permute.Axes.SetItem(i, permute.Axes[i + 1]).SetItem(i + 1, permute.Axes[i]))
            .Where(axes => Permute.ShapeOf(permute.Input, axes) == permute.Output.Shape)
            .Select(axes => new Permute(permute.Input, axes, permute.Output)),
        Concat concat => Enumerable.Range(1, concat.Inputs.Length - 1)
            .Where(i => concat.Inputs[i].Shape == concat.Inputs[0].Shape)
            .Select(i => new Concat(concat.Inputs.SetItem(0, concat.Inputs[i]).SetItem(i, concat.Inputs[0]), concat.Axis, concat.Output)),
        DepthwiseInputAdjoint adjoint => Of(adjoint, written),
        DepthwiseWeightAdjoint adjoint => Of(adjoint, written),
        Scan scan => Of(scan),
        StandardizeGradient standardized => Of(standardized, written),
        Reduce reduce => Others(reduce.Input, written).Select(other => new Reduce(reduce.Kind, other, reduce.Output)),
        _ => [],
    };

    /// <summary>Another tensor in the place of the input or of its gradient, rows for columns, and the mean left out.</summary>
    private static IEnumerable<Primitive> Of(StandardizeGradient step, Tensor[] written) =>
    [
        .. Others(step.Input, written).Select(other => new StandardizeGradient(step.How, other, step.Gradient, step.Output)),
        .. Others(step.Gradient, written).Select(other => new StandardizeGradient(step.How, step.Input, other, step.Output)),
        .. System.Enum.GetValues<StandardGroups>().Where(g => g != step.How.Groups)
            .Select(g => new StandardizeGradient(step.How with { Groups = g }, step.Input, step.Gradient, step.Output)),
        new StandardizeGradient(step.How with { IsCentred = !step.How.IsCentred }, step.Input, step.Gradient, step.Output),
    ];

    /// <summary>Another tensor in the place of the gradient or of the kernels.</summary>
    private static IEnumerable<Primitive> Of(DepthwiseInputAdjoint step, Tensor[] written) =>
    [
        .. Others(step.Gradient, written).Select(other => new DepthwiseInputAdjoint(other, step.Weight, step.Axes, step.Output)),
        .. Others(step.Weight, written).Select(other => new DepthwiseInputAdjoint(step.Gradient, other, step.Axes, step.Output)),
    ];

    /// <summary>Another tensor in the place of the image or of the gradient.</summary>
    private static IEnumerable<Primitive> Of(DepthwiseWeightAdjoint step, Tensor[] written) =>
    [
        .. Others(step.Input, written).Select(other => new DepthwiseWeightAdjoint(other, step.Gradient, step.Axes, step.Output)),
        .. Others(step.Gradient, written).Select(other => new DepthwiseWeightAdjoint(step.Input, other, step.Axes, step.Output)),
    ];

    /// <summary>The steps in the other order; a state that a step does not hand on, or that takes another's place; two sequences, as gates are, in each
    /// other's place; a mistake in the body.</summary>
    private static IEnumerable<Primitive> Of(Scan scan)
    {
        yield return With(scan.Body, !scan.IsReversed, scan.Sequences, scan.Carries);
        for (int i = 0; i < scan.Carries.Length; i++)
        {
            yield return With(scan.Body, scan.IsReversed, scan.Sequences, scan.Carries.SetItem(i, scan.Carries[i] with { Next = scan.Carries[i].Inner }));
            foreach (Carry other in scan.Carries.Skip(i + 1).Where(c => c.Inner.Shape == scan.Carries[i].Inner.Shape))
            {
                yield return With(scan.Body, scan.IsReversed, scan.Sequences, scan.Carries.SetItem(i, scan.Carries[i] with { Next = other.Next }));
            }
        }

        for (int i = 0; i + 1 < scan.Sequences.Length; i++)
        {
            (Bound one, Bound next) = (scan.Sequences[i], scan.Sequences[i + 1]);
            if (one.Outer.Shape == next.Outer.Shape)
            {
                ImmutableArray<Bound> exchanged = scan.Sequences.SetItem(i, one with { Outer = next.Outer }).SetItem(i + 1, next with { Outer = one.Outer });
                yield return With(scan.Body, scan.IsReversed, exchanged, scan.Carries);
            }
        }

        for (int i = 0; i < scan.Body.Steps.Length; i++)
        {
            Tensor[] written = [.. scan.Body.Inputs, .. scan.Body.Steps.Take(i).Select(s => s.Output), .. scan.Body.Stored];
            foreach (Primitive mutant in Of(scan.Body.Steps[i], written))
            {
                yield return With(scan.Body with { Steps = scan.Body.Steps.SetItem(i, mutant) }, scan.IsReversed, scan.Sequences, scan.Carries);
            }
        }

        Scan With(Program body, bool isReversed, ImmutableArray<Bound> sequences, ImmutableArray<Carry> carries) =>
            new(body, scan.Steps, isReversed, sequences, carries, scan.Written, scan.Copies);
    }

    /// <summary>The run one position to either side.</summary>
    private static IEnumerable<Primitive> Of(Slice slice) => new[] { slice.Start - 1, slice.Start + 1 }
        .Where(start => start >= 0 && start + slice.Output.Shape.Extents[slice.Axis] <= slice.Input.Shape.Extents[slice.Axis])
        .Select(start => new Slice(slice.Input, slice.Axis, start, slice.Output));

    /// <summary>The zeros one position to either side.</summary>
    private static IEnumerable<Primitive> Of(Pad pad) => new[] { pad.Before - 1, pad.Before + 1 }
        .Where(before => before >= 0 && before + pad.Input.Shape.Extents[pad.Axis] <= pad.Output.Shape.Extents[pad.Axis])
        .Select(before => new Pad(pad.Input, pad.Axis, before, pad.Output));

    /// <summary>A factor transposed, or another tensor in a factor's place; square weights let all of them run.</summary>
    private static IEnumerable<Primitive> Of(MatMul product, Tensor[] written)
    {
        (Tensor a, bool ta, Tensor b, bool tb, Tensor output) = (product.A, product.TransposeA, product.B, product.TransposeB, product.Output);
        yield return new MatMul(a, ta, b, !tb, null, output);
        foreach (Tensor other in Others(a, written))
        {
            yield return new MatMul(other, ta, b, tb, null, output);
        }

        foreach (Tensor other in Others(b, written))
        {
            yield return new MatMul(a, ta, other, tb, null, output);
        }
    }

    /// <summary>The factors exchanged, or another tensor in a factor's place.</summary>
    private static IEnumerable<Primitive> Of(Contract contraction, Tensor[] written) =>
    [
        new Contract(contraction.B, contraction.A, contraction.Output),
        .. Others(contraction.A, written).Select(other => new Contract(other, contraction.B, contraction.Output)),
        .. Others(contraction.B, written).Select(other => new Contract(contraction.A, other, contraction.Output)),
    ];

    private static IEnumerable<Tensor> Others(Tensor tensor, Tensor[] written) => written
        .Where(o => o != tensor && o.Role != TensorRole.ParameterGradient && o.IsBatched == tensor.IsBatched && o.Shape == tensor.Shape);
}
