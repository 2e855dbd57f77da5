using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>
/// Recurrence: a program, the body, run once for each step of a sequence. It reads its place of the sequences it is given and what the step before
/// has left in the carried tensors; its tensors are those of one step.
/// </summary>
/// <param name="body">The program of one step; beside its inputs it reads stored tensors and constants alone.</param>
/// <param name="steps">How many steps there are.</param>
/// <param name="isReversed">Whether the last step of the sequence runs first.</param>
/// <param name="sequences">What the body is given of sequences.</param>
/// <param name="carries">What it hands on.</param>
/// <param name="written">Where each tensor that the body writes lies.</param>
/// <param name="copies">Inputs of the body that are kept for all steps.</param>
internal sealed class Scan(
    Program body,
    int steps,
    bool isReversed,
    ImmutableArray<Bound> sequences,
    ImmutableArray<Carry> carries,
    ImmutableArray<Bound> written,
    ImmutableArray<Bound> copies) : Primitive
{
    public Program Body { get; } = body;

    public int Steps { get; } = steps;

    public bool IsReversed { get; } = isReversed;

    public ImmutableArray<Bound> Sequences { get; } = sequences;

    public ImmutableArray<Carry> Carries { get; } = carries;

    public ImmutableArray<Bound> Written { get; } = written;

    public ImmutableArray<Bound> Copies { get; } = copies;

    /// <summary>A stored tensor is an input once for each step of the body that reads it.</summary>
    public override ImmutableArray<Tensor> Inputs { get; } =
    [
        .. sequences.Select(s => s.Outer),
        .. carries.Where(c => c.Initial is not null).Select(c => c.Initial!),
        .. body.Steps.SelectMany(s => s.Inputs).Where(t => t.IsStored || t.Role == TensorRole.Constant),
    ];

    public override ImmutableArray<Tensor> Outputs { get; } =
        [.. carries.Select(c => c.State), .. written.Select(w => w.Outer), .. copies.Select(c => c.Outer)];

    public override string Formula
    {
        get
        {
            string states = string.Join(", ", Carries.Select(c => c.State.Symbol));
            return $"{states} after {Literal.Of(Steps)} steps{(IsReversed ? ", the last first" : string.Empty)}, each:";
        }
    }

    public override bool MixesSamples => Body.Steps.Any(s => s.MixesSamples);

    public override string? Fault => Faults().FirstOrDefault();

    /// <summary>Where the body's tensors lie: what it carries lies in the state and is left there for the next step.</summary>
    public IEnumerable<Bound> Places =>
    [
        .. Sequences, .. Written, .. Copies, .. Carries.Select(c => new Bound(c.Inner, c.State)), .. Carries.Select(c => new Bound(c.Next, c.State)),
        .. Carries.Where(c => c.Initial is not null).Select(c => new Bound(c.Inner, c.Initial!)),
    ];

    /// <summary>The tensor of all steps that holds one of the body.</summary>
    public Tensor SequenceOf(Tensor inner) => Written.Concat(Copies).Concat(Sequences).First(b => b.Inner == inner && b.IsSequence).Outer;

    /// <summary>The body's vector-Jacobian product, scanned in the other direction.</summary>
    public override void Adjoint(IGradients gradients) => ScanAdjoint.Add(this, gradients);

    public override void WriteLoop(LoopWriter loop) => ScanLoops.Write(loop, this);

    /// <summary>A tensor that no later step reads keeps its value for the current step only. Steps of the body that nothing needs are
    /// removed.</summary>
    public override Primitive Keeping(ICollection<Tensor> read)
    {
        ImmutableArray<Bound> kept = [.. Written.Where(w => w.IsSequence && read.Contains(w.Outer))];
        Program needed = (Body with { Results = [.. Carries.Select(c => c.Next), .. kept.Select(k => k.Inner)] }).WithoutUnread();
        return WithBody(needed, [.. Copies.Where(c => read.Contains(c.Outer))], kept);
    }

    /// <summary>The same with another body that has the same results.</summary>
    public Scan WithBody(Program body) => WithBody(body, Copies, [.. Written.Where(w => w.IsSequence)]);

    private Scan WithBody(Program needed, ImmutableArray<Bound> copies, ImmutableArray<Bound> kept)
    {
        HashSet<Tensor> inputs = [.. needed.Steps.SelectMany(s => s.Inputs), .. needed.Results, .. copies.Select(c => c.Inner)];
        ImmutableArray<Bound> places =
        [
            .. needed.Steps.SelectMany(s => s.Outputs).Select(o => Written.FirstOrDefault(w => w.Inner == o) ?? new Bound(o, OfOneStep(o, o.Symbol)))
                .Select(w => w.IsSequence && !kept.Contains(w) ? new Bound(w.Inner, OfOneStep(w.Inner, w.Outer.Symbol)) : w),
        ];
        ImmutableArray<Bound> sequences = [.. Sequences.Where(s => inputs.Contains(s.Inner))];
        Program pruned = needed with { Inputs = [.. sequences.Select(s => s.Inner), .. Carries.Select(c => c.Inner)] };
        return new Scan(pruned, Steps, IsReversed, sequences, Carries, places, copies);
    }

    private static Tensor OfOneStep(Tensor inner, string symbol) => new(symbol, inner.Type, inner.Shape, inner.IsBatched, TensorRole.Intermediate);

    private static bool IsLike(Tensor tensor, Tensor other) =>
        tensor.Type == other.Type && tensor.Shape == other.Shape && tensor.IsBatched && other.IsBatched;

    private IEnumerable<string> Faults()
    {
        HashSet<Tensor> given = [.. Sequences.Select(s => s.Inner), .. Carries.Select(c => c.Inner)];
        HashSet<Tensor> known = [.. given, .. Body.Steps.SelectMany(s => s.Outputs)];
        HashSet<Tensor> placed = [.. Written.Select(w => w.Inner)];
        foreach (Bound unfit in Sequences.Concat(Written).Concat(Copies).Where(b => !Fits(b)))
        {
            yield return $"{unfit.Outer} {unfit.Outer.Shape} does not hold {unfit.Inner} {unfit.Inner.Shape} for {Literal.Of(Steps)} steps";
        }

        foreach (Bound single in Sequences.Where(s => !s.IsSequence))
        {
            yield return $"{single.Outer} is no sequence";
        }

        foreach (Carry carry in Carries.Where(c => new[] { c.Next, c.State, c.Initial ?? c.State }.Any(t => !IsLike(c.Inner, t))))
        {
            yield return $"{carry.Inner} {carry.Inner.Shape} cannot carry {carry.Next} {carry.Next.Shape}";
        }

        foreach (Tensor unbound in Body.Inputs.Where(i => !given.Contains(i)))
        {
            yield return $"the body's {unbound} is not given";
        }

        foreach (Tensor output in Body.Steps.SelectMany(s => s.Outputs).Where(o => !o.IsBatched || !placed.Contains(o)))
        {
            yield return $"{output} has no place";
        }

        foreach (Tensor unknown in Carries.Select(c => c.Next).Concat(Copies.Select(c => c.Inner)).Where(t => !known.Contains(t)))
        {
            yield return $"{unknown} is not the body's";
        }
    }

    private bool Fits(Bound bound) =>
        bound.Inner.Type == bound.Outer.Type && bound.Inner.IsBatched && bound.Outer.IsBatched
        && (bound.Outer.Shape == bound.Inner.Shape || bound.Outer.Shape == Bound.Sequence(Steps, bound.Inner));
}
