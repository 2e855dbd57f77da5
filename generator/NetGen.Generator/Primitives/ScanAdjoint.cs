using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// The adjoint of a scan: the vector-Jacobian product of its body, scanned in the other direction. It reads what the forward scan has kept of each
/// step. Gradients of stored tensors are computed outside, over all steps at once: a step of the body that reads one is seen as one step over the
/// rows of all steps.
/// </summary>
internal static class ScanAdjoint
{
    public static void Add(Scan scan, IGradients gradients)
    {
        Program body = scan.Body;
        ImmutableArray<Bound> arriving = [.. scan.Written.Concat(scan.Copies).Where(w => w.IsSequence && gradients.Has(w.Outer))];
        ImmutableArray<Primitive> lifted = [.. body.Steps.Where(s => s.Inputs.Any(t => t.IsStored && gradients.Wants(t)))];
        ImmutableArray<Bound> wanted = [.. scan.Sequences.Where(s => gradients.Wants(s.Outer))];

        ImmutableArray<Tensor> results = [.. scan.Carries.Select(c => c.Next), .. arriving.Select(a => a.Inner)];
        ImmutableArray<Tensor> seeds =
            [.. scan.Carries.Select(c => Like(c.Inner, "d" + c.Inner.Symbol + "Next")), .. arriving.Select(a => Like(a.Inner, "d" + a.Outer.Symbol))];
        ImmutableArray<Tensor> by = [.. scan.Carries.Select(c => c.Inner), .. wanted.Select(w => w.Inner), .. lifted.SelectMany(s => s.Outputs)];
        Program pullback = gradients.Pullback(body with { Results = results }, seeds, by);
        Dictionary<Tensor, Tensor> gradientOf = by.Zip(pullback.Results, (tensor, gradient) => (Tensor: tensor, Gradient: gradient))
            .GroupBy(p => p.Tensor).ToDictionary(g => g.Key, g => g.First().Gradient);

        // What the forward scan has computed is read from where it is kept.
        Primitive[] steps = [.. (pullback with { Steps = [.. pullback.Steps.Skip(body.Steps.Length)] }).WithoutUnread().Steps];
        HashSet<Tensor> forward = [.. body.Inputs, .. body.Steps.SelectMany(s => s.Outputs)];
        Tensor[] kept = [.. steps.SelectMany(s => s.Inputs).Concat(pullback.Results).Where(forward.Contains).Distinct()];
        var program = new Program([.. seeds, .. kept], body.Stored, [.. steps], pullback.Results);

        ImmutableArray<Bound> sequences =
        [
            .. arriving.Select((a, i) => new Bound(seeds[scan.Carries.Length + i], gradients.Of(a.Outer))),
            .. kept.Select(k => new Bound(k, scan.SequenceOf(k))),
        ];
        (Tensor, Tensor, Tensor?)[] carries =
        [
            .. scan.Carries.Select((c, i) => (seeds[i], gradientOf[c.Inner], gradients.Has(c.State) ? gradients.Of(c.State) : null)),
        ];
        Scan reverse = gradients.Program.Scan(program, scan.Steps, !scan.IsReversed, sequences, carries);

        foreach (Bound sequence in wanted)
        {
            gradients.Add(sequence.Outer, reverse.SequenceOf(gradientOf[sequence.Inner]));
        }

        for (int i = 0; i < carries.Length; i++)
        {
            if (scan.Carries[i].Initial is { } initial && gradients.Wants(initial))
            {
                gradients.Add(initial, reverse.Carries[i].State);
            }
        }

        foreach (Primitive step in lifted)
        {
            Primitive overSteps = step.With(t => t.IsStored ? t : scan.SequenceOf(t));
            overSteps.Adjoint(new StoredGradients(gradients, overSteps.Output, reverse.SequenceOf(gradientOf[step.Output])));
        }
    }

    private static Tensor Like(Tensor tensor, string symbol) => new(symbol, tensor.Type, tensor.Shape, tensor.IsBatched, TensorRole.Intermediate);
}
