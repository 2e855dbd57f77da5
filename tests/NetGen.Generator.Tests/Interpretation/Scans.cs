using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>A scan by its definition: the body is run for each step, on copies of what it is given.</summary>
internal static class Scans
{
    public static IReadOnlyList<Matrix> Of(Scan scan, Evaluation around, IReadOnlyDictionary<string, double[]> stored)
    {
        int n = around.BatchSize;
        Dictionary<Carry, double[]> carried = scan.Carries.ToDictionary(
            c => c, c => c.Initial is null ? new double[n * c.Inner.Shape.Size] : around.Value(c.Initial));
        Dictionary<Bound, Evaluation>[] ran = new Dictionary<Bound, Evaluation>[scan.Steps];
        IEnumerable<int> order = Enumerable.Range(0, scan.Steps);
        Bound[] kept = [.. scan.Written, .. scan.Copies];
        foreach (int step in scan.IsReversed ? order.Reverse() : order)
        {
            var given = scan.Carries.ToDictionary(c => c.Inner, c => carried[c]);
            foreach (Bound sequence in scan.Sequences)
            {
                given[sequence.Inner] = StepOf(around.Value(sequence.Outer), n, scan.Steps, step);
            }

            Evaluation run = Interpreter.Run(scan.Body, n, stored, given, around.Key);
            ran[step] = kept.ToDictionary(k => k, _ => run);
            foreach (Carry carry in scan.Carries)
            {
                carried[carry] = run.Value(carry.Next);
            }
        }

        return
        [
            .. scan.Carries.Select(c => Rows(c.State, carried[c])),
            .. kept.Select(k => Rows(k.Outer, k.IsSequence
                ? SideBySide([.. ran.Select(r => r[k].Value(k.Inner))], n)
                : ran[scan.IsReversed ? 0 : scan.Steps - 1][k].Value(k.Inner))),
        ];
    }

    /// <summary>Of each sample the elements of one step.</summary>
    private static double[] StepOf(double[] sequence, int n, int steps, int step)
    {
        int size = sequence.Length / n / steps;
        return [.. Enumerable.Range(0, n).SelectMany(s => sequence.Skip(((s * steps) + step) * size).Take(size))];
    }

    private static double[] SideBySide(double[][] steps, int n)
    {
        int size = steps[0].Length / n;
        return [.. Enumerable.Range(0, n).SelectMany(s => steps.SelectMany(values => values.Skip(s * size).Take(size)))];
    }

    private static Matrix Rows(Tensor tensor, double[] values) => new(values.Length / tensor.Columns, tensor.Columns, values);
}
