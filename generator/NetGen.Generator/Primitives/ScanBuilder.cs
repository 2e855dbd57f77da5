using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Appends scans. At first every tensor of the body is kept for all steps, so that an adjoint can read it. When the program is complete,
/// <see cref="Scan.Keeping"/> removes what no step reads.</summary>
internal static class ScanBuilder
{
    /// <summary>Appends a scan.</summary>
    /// <param name="program">The program around it.</param>
    /// <param name="body">The program of one step.</param>
    /// <param name="steps">How many steps there are.</param>
    /// <param name="isReversed">Whether the last step of the sequence runs first.</param>
    /// <param name="sequences">What the body is given of sequences.</param>
    /// <param name="carries">What it hands on: what it reads, what it leaves, and what that is at first, or null for zeros.</param>
    public static Scan Scan(
        this ProgramBuilder program,
        Program body,
        int steps,
        bool isReversed,
        IEnumerable<Bound> sequences,
        IEnumerable<(Tensor Inner, Tensor Next, Tensor? Initial)> carries)
    {
        ImmutableArray<Bound> given = [.. sequences];
        ImmutableArray<Carry> carried =
            [.. carries.Select(c => new Carry(c.Inner, c.Next, c.Initial, program.New(c.Inner.Symbol, c.Inner.Type, c.Inner.Shape, true)))];
        var scan = new Scan(
            body,
            steps,
            isReversed,
            given,
            carried,
            [.. body.Steps.SelectMany(s => s.Outputs).Select(o => Kept(o, o.Symbol))],
            [.. carried.Select(c => Kept(c.Inner, c.Inner.Symbol + "Before"))]);
        program.Append(scan);
        return scan;

        Bound Kept(Tensor inner, string symbol) => new(inner, program.New(symbol, inner.Type, Bound.Sequence(steps, inner), true));
    }
}
