using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Maps of a recurrent step, one after the other in one loop: what one leaves for the next stays in a register, and what nobody else reads is not
/// stored.
/// </summary>
/// <param name="maps">The maps, in order.</param>
/// <param name="stored">Those of their outputs that are stored.</param>
internal sealed class JointMaps(ImmutableArray<Map> maps, ImmutableArray<Tensor> stored) : Kernel
{
    public override ImmutableArray<string> Formulas => [.. maps.Select(m => m.Formula)];

    /// <summary>What is read before it is written.</summary>
    public override ImmutableArray<Tensor> Reads { get; } =
        [.. maps.SelectMany((m, i) => m.Inputs.Where(t => maps.Take(i).All(before => before.Output != t))).Distinct()];

    public override ImmutableArray<Tensor> Writes => stored;

    public override ImmutableArray<Tensor> Locals { get; } = [.. maps.Select(m => m.Output).Except(stored)];

    public override Partition Partition => Partition.Samples;

    public override int WidestVectors => maps.Any(m => m.Expression.HasFunctions()) ? VectorBits.Wide : base.WidestVectors;

    public override int RunLength(ProgramStorage storage) => storage[stored[0]].Width;

    /// <summary>Joins maps of equal shapes. A kernel between two of them that does not depend on the first moves before it.</summary>
    /// <param name="kernels">One step's kernels.</param>
    /// <param name="views">Which tensors are others' memory.</param>
    /// <param name="isKept">Whether a tensor is read behind the step.</param>
    /// <param name="choices">What may be chosen from.</param>
    /// <param name="staysInRegisters">Whether a row is passed on in registers from kernel to kernel; null where none is.</param>
    public static IEnumerable<Kernel> Join(
        IReadOnlyList<Kernel> kernels, Views views, Func<Tensor, bool> isKept, Choices choices, Func<Tensor, bool>? staysInRegisters = null)
    {
        if (choices.Without.Contains(typeof(JointMaps)))
        {
            return kernels;
        }

        var joined = new List<Kernel>();
        var waiting = new List<VectorMap>();
        foreach (Kernel kernel in kernels)
        {
            VectorMap? map = kernel is VectorMap one && staysInRegisters?.Invoke(one.Map.Output) != true ? one : null;
            if (waiting.Any(m => map is null ? MustPrecede(m, kernel, views) : !AreAlike(m.Map.Output, map.Map.Output)))
            {
                End();
            }

            if (map is null)
            {
                joined.Add(kernel);
            }
            else
            {
                waiting.Add(map);
            }
        }

        End();
        return joined;

        void End()
        {
            if (waiting.Count > 1)
            {
                HashSet<Tensor> others = [.. kernels.Except(waiting).SelectMany(k => k.Reads).Select(views.BaseOf)];
                ImmutableArray<Map> maps = [.. waiting.Select(w => w.Map)];
                joined.Add(new JointMaps(maps, [.. maps.Select(m => m.Output).Where(t => isKept(t) || others.Contains(t))]));
            }
            else
            {
                joined.AddRange(waiting);
            }

            waiting.Clear();
        }
    }

    public override void Write(FastWriter writer)
    {
        using (writer.RowLoop(stored[0], out Index row))
        {
            // Several maps written out for each vector would be long code.
            writer.VectorsOfRow(stored[0], (column, valid) => WriteVectors(writer, row, column, valid), unrolls: false);
        }
    }

    private static bool MustPrecede(VectorMap map, Kernel kernel, Views views)
    {
        Tensor[] read = [.. kernel.Reads.Select(views.BaseOf)];
        Tensor[] written = [.. kernel.Writes.Select(views.BaseOf)];
        return read.Concat(written).Contains(views.BaseOf(map.Map.Output)) || written.Intersect(map.Reads.Select(views.BaseOf)).Any();
    }

    private static bool AreAlike(Tensor one, Tensor other) =>
        one.Columns == other.Columns && one.RowsPerSample == other.RowsPerSample && one.IsBatched == other.IsBatched;

    /// <summary>The vectors at one place of the rows.</summary>
    private void WriteVectors(FastWriter writer, Index row, Index column, int valid)
    {
        if (valid == 0)
        {
            foreach (Tensor tensor in stored)
            {
                writer.StoreRow(tensor, row, column, writer.Zero);
            }

            return;
        }

        var vectors = new Dictionary<Tensor, string>();
        for (int i = 0; i < maps.Length; i++)
        {
            Map map = maps[i];
            string value = new VectorExpression(writer).Write(map.Expression, [.. map.Inputs.Select(t => Operand(t, i))]);
            value = writer.KeepFirst(value, valid);
            if (IsReadAgain(map.Output, i + 1))
            {
                value = vectors[map.Output] = vectors.ContainsValue(value) ? value : writer.Local("v", value);
            }

            if (stored.Contains(map.Output))
            {
                writer.StoreRow(map.Output, row, column, value);
            }
        }

        string Operand(Tensor tensor, int map)
        {
            if (vectors.TryGetValue(tensor, out string? vector))
            {
                return vector;
            }

            vector = VectorMap.Operand(writer, stored[0], tensor, tensor, row, column, valid);
            return IsReadAgain(tensor, map + 1) ? vectors[tensor] = writer.Local("v", vector) : vector;
        }
    }

    /// <summary>Whether a map reads what a tensor has now.</summary>
    private bool IsReadAgain(Tensor tensor, int from) =>
        maps.Skip(from).TakeWhile((_, i) => i == 0 || maps[from + i - 1].Output != tensor).Any(m => m.Inputs.Contains(tensor));
}
