using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Gradients;
using NetGen.Generator.Tests.Interpretation;

namespace NetGen.Generator.Tests.Emission.OnePrimitive;

/// <summary>One batch for the kernels of a plan.</summary>
internal sealed class KernelRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Guard = 64;
    private const int Members = 3;
    private const double InputStep = 0.25;

    private static readonly int LineLength = 64 / Unsafe.SizeOf<T>();

    private static readonly Crew SomeCrew = new();

    private readonly ProgramPlan _plan;
    private readonly int _n;
    private readonly Evaluation _evaluation;
    private readonly Dictionary<Tensor, int[]> _positions = [];

    public KernelRun(ProgramPlan plan, int n)
    {
        (_plan, _n) = (plan, n);
        ProgramData data = ProgramData.Uniform(plan.Program, n, seed: 2);

        // Some of the caller's numbers are equal, and some are 0.
        _evaluation = (data with { Inputs = [.. data.Inputs.Select(x => Math.Round(x / InputStep) * InputStep)] }).Run(plan.Program);
    }

    /// <summary>How a kernel is run.</summary>
    private enum Way
    {
        Alone,

        /// <summary>As three threads would share it, one after the other.</summary>
        Shared,

        /// <summary>With the output in place of an operand.</summary>
        InPlace,
    }

    /// <summary>What is wrong, or null.</summary>
    public string? Difference(IReadOnlyList<Kernel> kernels, Type type, double tolerance) => (
        from index in Enumerable.Range(0, kernels.Count)
        from way in ReusedBy(kernels[index]) is null ? new[] { Way.Alone, Way.Shared } : [Way.Alone, Way.Shared, Way.InPlace]
        from difference in Differences(kernels[index], index, type, way, tolerance)
        select $"{kernels[index].Name}, {_n} samples, {way}: {difference}").FirstOrDefault();

    /// <summary>The operand whose memory the planner may give the output: in scratch, as the output is.</summary>
    private Tensor? ReusedBy(Kernel kernel) => kernel.Reusable.FirstOrDefault(t => _plan.Storage[t].Region == Region.Batched);

    private IEnumerable<string> Differences(Kernel kernel, int index, Type type, Way way, double tolerance)
    {
        bool shared = way == Way.Shared;
        Tensor[] operands = [.. kernel.Operands];
        T[][] before = [.. operands.Select(t => MemoryOf(t, isWritten: kernel.Writes.Contains(t), isUpdated: kernel.Updates.Contains(t), isOwn: kernel.Own.Contains(t)))];
        if (kernel.Caller is not null)
        {
            bool givesWeights = !kernel.Updates.IsEmpty;
            before = [.. before, Guarded([.. Enumerable.Range(0, _n * kernel.CallerElements).Select(i => givesWeights ? T.CreateChecked(WeightOf(i)) : T.NaN)], !givesWeights)];
        }

        T[][] after = [.. before.Select(m => m.ToArray())];
        int reused = way == Way.InPlace ? Array.IndexOf(operands, ReusedBy(kernel)) : -1;
        if (reused >= 0)
        {
            int place = Array.IndexOf(operands, kernel.Writes[0]);
            (before[place], after[place]) = (before[reused], after[reused]);
        }

        MethodInfo run = type.GetMethod("Run")!;
        for (int member = 0; member < (shared && kernel.Partition != Partition.Whole ? Members : 1); member++)
        {
            var share = shared ? new Member(SomeCrew, member, Members) : default;
            int first = kernel.Partition == Partition.Samples ? (int)share.First(_n, Budget.SharedRows) : 0;
            int rows = kernel.Partition == Partition.Samples ? (int)share.End(_n, Budget.SharedRows) - first : _n;
            int[] starts = [.. operands.Select(t => Guard + (t.IsBatched ? first * t.RowsPerSample * _plan.Storage[t].Stride : 0)), Guard + (first * kernel.CallerElements)];
            run.CreateDelegate<Action<int, Member, nint, nint, T[][], int[], StepKey>>()(index, share, rows, _n, after, starts, default(StepKey).From(first));
        }

        for (int i = 0; i < operands.Length; i++)
        {
            if (kernel.Updates.Contains(operands[i]))
            {
                if (Wrong(operands[i], before[i], after[i], tolerance, isWeighed: true) is { } wrongUpdate)
                {
                    yield return wrongUpdate;
                }
            }
            else if (kernel.Own.Contains(operands[i]))
            {
                if (!GuardsHold(after[i], isWritten: true))
                {
                    yield return $"something is written beside {operands[i]}";
                }
            }
            else if (!kernel.Writes.Contains(operands[i]))
            {
                if (i != reused && !Same(before[i], after[i]))
                {
                    yield return $"{operands[i]} is overwritten";
                }
            }
            else if (Wrong(operands[i], before[i], after[i], tolerance) is { } wrong)
            {
                yield return wrong;
            }
        }

        if (kernel.Caller is not null && kernel.Updates.IsEmpty && WrongOutput(kernel.Reads[0], after[^1], tolerance) is { } output)
        {
            yield return output;
        }
    }

    /// <summary>What the caller gets has no padding.</summary>
    private string? WrongOutput(Tensor tensor, T[] after, double tolerance)
    {
        double[] expected = _evaluation.Value(tensor);
        double allowed = tolerance * expected.Select(Math.Abs).Append(1).Max();
        int wrong = Enumerable.Range(0, expected.Length).FirstOrDefault(i => !Agrees(after[Guard + i], expected[i], allowed), -1);
        return wrong >= 0 ? $"the caller's {tensor}[{wrong}] is {after[Guard + wrong]}" : !GuardsHold(after, isWritten: true) ? $"something is written beside the caller's {tensor}" : null;
    }

    private string? Wrong(Tensor tensor, T[] before, T[] after, double tolerance, bool isWeighed = false)
    {
        double[] expected = _evaluation.Value(tensor);
        expected = isWeighed ? [.. expected.Select((v, i) => v * WeightOf(i / (int)tensor.Shape.Size))] : expected;
        double scale = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        int[] positions = PositionsOf(tensor);
        bool[] isPlace = new bool[after.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            int place = Guard + positions[i];
            isPlace[place] = true;
            if (!Agrees(after[place], expected[i], tolerance * Math.Max(1, scale)))
            {
                return $"{tensor}[{i}] is {after[place]} instead of {expected[i]}";
            }
        }

        Slot slot = _plan.Storage[tensor];
        for (int place = 0; place < after.Length; place++)
        {
            if (!isPlace[place] && !MayBe(after[place], before[place], tensor, slot, place - Guard))
            {
                return $"{tensor}, padding or a guard: {after[place]} at {place - Guard}";
            }
        }

        return null;
    }

    /// <summary>Padding that vectors read must be zero. Other padding of rows in scratch may have any value. Memory outside of rows must not change.</summary>
    private bool MayBe(T after, T before, Tensor tensor, Slot slot, int place)
    {
        bool isPadding = slot.Region is Region.Batched or Region.Fixed && place >= 0 && place < _evaluation.Rows(tensor) * slot.Stride
            && place % slot.Stride >= tensor.Columns && place % slot.Stride < slot.Width;
        return isPadding
            ? after == T.Zero || !_plan.Storage.IsReadWithPadding(tensor)
            : after.Equals(before);
    }

    private static bool Agrees(T actual, double expected, double allowed) => Math.Abs(double.CreateChecked(actual) - expected) <= allowed;

    private static bool Same(T[] one, T[] other) => one.AsSpan().SequenceEqual(other);

    private static bool GuardsHold(T[] memory, bool isWritten) =>
        memory[..Guard].SequenceEqual(GuardOf(isWritten)) && memory[^Guard..].SequenceEqual(GuardOf(isWritten));

    /// <summary>The weight of a sample, whose product with a number is exact.</summary>
    private static double WeightOf(int sample) => (sample % 3) - 0.5;

    /// <summary>A tensor's memory: NaN where nothing may be read, zeros in the padding that may.</summary>
    private T[] MemoryOf(Tensor tensor, bool isWritten, bool isUpdated, bool isOwn)
    {
        double[] values = isOwn ? [] : _evaluation.Value(tensor);
        var memory = new T[LengthOf(tensor)];
        memory.AsSpan().Fill(IsPanel(tensor) || (!isWritten && _plan.Storage.IsReadWithPadding(tensor)) ? T.Zero : T.NaN);
        int[] positions = isOwn ? [] : PositionsOf(tensor);
        for (int i = 0; i < values.Length; i++)
        {
            memory[positions[i]] = isWritten ? T.NaN : T.CreateChecked(values[i]);
        }

        return Guarded(memory, isWritten || isUpdated);
    }

    private static T[] Guarded(T[] memory, bool isWritten) => [.. GuardOf(isWritten), .. memory, .. GuardOf(isWritten)];

    /// <summary>What is read is NaN, which spreads; what may be overwritten are numbers of both signs, for what is computed from NaN is NaN again.</summary>
    private static T[] GuardOf(bool isWritten) => [.. Enumerable.Range(0, Guard).Select(i => isWritten ? T.CreateChecked(i % 2 == 0 ? -1234.5 : 4321.5) : T.NaN)];

    private bool IsPanel(Tensor tensor) => _plan.Storage[tensor].Region is Region.Parameters or Region.Gradients;

    /// <summary>Behind a stored tensor the cache line is filled up with zeros.</summary>
    private int LengthOf(Tensor tensor) => IsPanel(tensor)
        ? (_plan.Storage.Stored(tensor).Length + LineLength - 1) / LineLength * LineLength
        : _evaluation.Rows(tensor) * _plan.Storage[tensor].Stride;

    /// <summary>Where each number of a tensor stands.</summary>
    private int[] PositionsOf(Tensor tensor)
    {
        if (!_positions.TryGetValue(tensor, out int[]? positions))
        {
            Slot slot = _plan.Storage[tensor];
            StoredSlot? stored = IsPanel(tensor) ? _plan.Storage.Stored(tensor) : null;
            _positions[tensor] = positions = [.. Enumerable.Range(0, _evaluation.Value(tensor).Length).Select(i => stored is null ? RowByRow(i) : InPanel(i, stored))];

            int RowByRow(int index) => (index / tensor.Columns * slot.Stride) + (index % tensor.Columns);
        }

        return positions;
    }

    /// <summary>The formula in the layout's documentation.</summary>
    private static int InPanel(int index, StoredSlot stored)
    {
        (int row, int column) = (index / stored.Columns, index % stored.Columns);
        return (row / stored.PanelWidth * stored.Columns * stored.PanelWidth) + (column * stored.PanelWidth) + (row % stored.PanelWidth);
    }
}
