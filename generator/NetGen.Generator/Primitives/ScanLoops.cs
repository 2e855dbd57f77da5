using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>Writes a scan as a loop over its steps. A tensor of the body is addressed in the tensor outside that holds it, at the step's place.</summary>
internal sealed class ScanLoops : LoopWriter
{
    private readonly LoopWriter _outer;
    private readonly Index _step;
    private readonly int _steps;
    private readonly Dictionary<Tensor, Bound> _places;

    private ScanLoops(LoopWriter outer, Scan scan, Index step)
        : base(outer.Code, outer.Precision)
    {
        (_outer, _step, _steps) = (outer, step, scan.Steps);
        _places = scan.Copies.Concat(scan.Sequences).Concat(scan.Written).Concat(scan.Carries.Select(c => new Bound(c.Inner, c.State)))
            .GroupBy(b => b.Inner).ToDictionary(g => g.Key, g => g.Last());
        Depth = outer is ScanLoops inside ? inside.Depth + 1 : 0;
    }

    public override string Counter => _outer.Counter;

    public override Index Samples => _outer.Samples;

    public override Index BatchSize => _outer.BatchSize;

    protected override bool HasScope => false;

    /// <summary>How many scans are around it.</summary>
    private int Depth { get; }

    public static void Write(LoopWriter loop, Scan scan)
    {
        foreach (Carry carry in scan.Carries)
        {
            Copy(loop, carry.State, carry.Initial);
        }

        int depth = loop is ScanLoops inside ? inside.Depth + 1 : 0;
        string step = depth == 0 ? "t" : "t" + Literal.Of(depth + 1);
        using (loop.Code.Block(Header(scan, loop.Counter, step)))
        {
            new ScanLoops(loop, scan, Index.Of(step)).WriteStep(scan);
        }
    }

    /// <summary>The head of the loop over the steps.</summary>
    public static string Header(Scan scan, string counter, string step) => scan.IsReversed
        ? $"for ({counter} {step} = {Literal.Of(scan.Steps - 1)}; {step} >= 0; {step}--)"
        : $"for ({counter} {step} = 0; {step} < {Literal.Of(scan.Steps)}; {step}++)";

    public override Address Element(Tensor tensor, Index row, Index column)
    {
        (Tensor outer, Index place) = PlaceOf(tensor, row);
        return _outer.Element(outer, place, column);
    }

    /// <summary>Rows of a step do not follow each other in memory.</summary>
    public override (string Span, int Stride) Memory(Tensor tensor) => _places.TryGetValue(tensor, out Bound? bound) && bound.IsSequence
        ? throw new NotSupportedException($"{tensor} has no memory of its own: its steps stand side by side.")
        : _outer.Memory(bound?.Outer ?? tensor);

    public override bool ClearsPadding(Tensor tensor) => _outer.ClearsPadding(PlaceOf(tensor, 0).Outer);

    public override void EndRow(Tensor tensor, Index row)
    {
        (Tensor outer, Index place) = PlaceOf(tensor, row);
        _outer.EndRow(outer, place);
    }

    private void WriteStep(Scan scan)
    {
        foreach (Primitive step in scan.Body.Steps)
        {
            Code.Line($"// {step.Formula}");
            step.WriteLoop(this);
            Code.Line();
        }

        foreach (Bound copy in scan.Copies)
        {
            Code.Line($"// {copy.Outer} = {copy.Inner}, which the gradients read");
            Copy(this, copy.Inner, row => PlaceOf(copy.Inner, row), row => PlaceOf(copy, row));
            Code.Line();
        }

        foreach (Carry carry in scan.Carries)
        {
            Code.Line($"// for the next step: {carry.Inner} = {carry.Next}");
            Copy(this, carry.Inner, row => PlaceOf(carry.Next, row), row => (carry.State, row));
        }
    }

    /// <summary>Copies what the state begins with, or zeros.</summary>
    private static void Copy(LoopWriter loop, Tensor state, Tensor? initial)
    {
        using (loop.RowLoop(state, out Index row))
        {
            using (loop.ColumnLoop(state, out Index column))
            {
                string value = initial is null ? loop.Number(0) : loop.Element(initial, row, column);
                loop.Code.Line($"{loop.Element(state, row, column)} = {value};");
            }

            loop.EndRow(state, row);
        }
    }

    private static void Copy(ScanLoops loop, Tensor shape, Func<Index, (Tensor Tensor, Index Row)> from, Func<Index, (Tensor Tensor, Index Row)> to)
    {
        using (loop.RowLoop(shape, out Index row))
        {
            ((Tensor source, Index sourceRow), (Tensor target, Index targetRow)) = (from(row), to(row));
            using (loop.ColumnLoop(shape, out Index column))
            {
                loop.Code.Line($"{loop._outer.Element(target, targetRow, column)} = {loop._outer.Element(source, sourceRow, column)};");
            }

            loop._outer.EndRow(target, targetRow);
        }
    }

    private (Tensor Outer, Index Row) PlaceOf(Tensor tensor, Index row) =>
        _places.TryGetValue(tensor, out Bound? bound) ? PlaceOf(bound, row) : (tensor, row);

    /// <summary>A sample has all steps, each with the rows that the body's tensor has.</summary>
    private (Tensor Outer, Index Row) PlaceOf(Bound bound, Index row)
    {
        if (!bound.IsSequence)
        {
            return (bound.Outer, row);
        }

        int rows = bound.Inner.RowsPerSample;
        return (bound.Outer, (row / rows * (_steps * rows)) + (_step * rows) + (row % rows));
    }
}
