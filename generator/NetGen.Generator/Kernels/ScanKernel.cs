using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>A scan as a loop over its steps, in each of which the kernels of the body run on a thread's samples.</summary>
internal sealed class ScanKernel : Kernel
{
    private ScanKernel(Scan scan, ImmutableArray<Kernel> before, ImmutableArray<Kernel> body, ImmutableArray<Bound> places)
    {
        (Scan, Before, Body, Places) = (scan, before, body, places);
    }

    public Scan Scan { get; }

    /// <summary>What begins the states.</summary>
    public ImmutableArray<Kernel> Before { get; }

    /// <summary>What runs for each step.</summary>
    public ImmutableArray<Kernel> Body { get; }

    /// <summary>Where the tensors of the body's kernels lie.</summary>
    public ImmutableArray<Bound> Places { get; }

    public override ImmutableArray<string> Formulas => [Scan.Formula];

    public override ImmutableArray<Tensor> Reads => [.. Scan.Inputs.Distinct()];

    public override ImmutableArray<Tensor> Writes =>
        [.. Scan.Outputs.Except(Scan.Written.Where(w => Body.Any(k => k.Locals.Contains(w.Inner))).Select(w => w.Outer))];

    public override Partition Partition => Partition.Samples;

    public override int RunLength(ProgramStorage storage) => 0;

    /// <summary>Alone, in one method: the scan's definition.</summary>
    public override void Write(FastWriter writer) => Scan.WriteLoop(writer);

    private static ScanKernel? Of(Scan scan, StepContext context)
    {
        StepContext inside = context.BodyOf(scan);
        Bound[] copies = [.. scan.Copies.Select(c => new Bound(OneStepOf(c), c.Outer))];
        Kernel[] before =
        [
            .. JointMaps.Join([.. scan.Carries.Select(c => KernelStrategies.For(StartOf(c), context))], Views.None, static _ => true, context.Choices),
        ];
        Kernel[] body =
        [
            .. KernelStrategies.For(scan.Body, Views.None, inside),
            .. scan.Copies.Zip(copies, (c, target) => Copy(c.Inner, target.Inner)),
            .. scan.Carries.Where(c => c.Next != c.Inner).Select(c => Copy(c.Next, c.Inner)),
        ];
        body = [.. JointMaps.Join(body, Views.None, IsKept, context.Choices)];
        HashSet<Tensor> locals = [.. body.SelectMany(k => k.Locals)];
        ImmutableArray<Bound> places =
        [
            .. scan.Sequences, .. scan.Written.Where(w => !locals.Contains(w.Inner)), .. copies,
            .. scan.Carries.Select(c => new Bound(c.Inner, c.State)),
        ];
        bool isOfSamples = before.Concat(body).All(k => k.Partition == Partition.Samples && !k.NeedsKey);
        return isOfSamples ? new ScanKernel(scan, [.. before], [.. body], places) : null;

        bool IsKept(Tensor tensor) => !scan.Written.Any(w => w.Inner == tensor && !w.IsSequence);

        Kernel Copy(Tensor from, Tensor to) => KernelStrategies.For(new Map(Expression.Operand(0), [from], to), inside);
    }

    private static Map StartOf(Carry carry) =>
        carry.Initial is null ? new Map(0, [], carry.State) : new Map(Expression.Operand(0), [carry.Initial], carry.State);

    /// <summary>What a step writes of a copy that is kept for all steps.</summary>
    private static Tensor OneStepOf(Bound copy) => new(copy.Outer.Symbol, copy.Inner.Type, copy.Inner.Shape, true, TensorRole.Intermediate);

    public sealed class Strategy : KernelStrategy
    {
        /// <summary>Where each of a step's tensors is a row of several numbers in scratch, but for columns that maps of such rows read.</summary>
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Scan scan && !scan.Body.Steps.OfType<Scan>().Any()
            && scan.Places.All(p => (IsRow(p.Inner) || IsMask(p, scan)) && context.IsInScratch(p.Outer))
                ? Of(scan, context)
                : null;

        private static bool IsRow(Tensor tensor) => tensor.RowsPerSample == 1 && tensor.Columns > 1;

        private static bool IsMask(Bound place, Scan scan) => scan.Sequences.Contains(place) && place.Inner.Shape.Size == 1
            && scan.Body.Steps.Where(s => s.Inputs.Contains(place.Inner)).All(s => s is Map map && IsRow(map.Output));
    }
}
