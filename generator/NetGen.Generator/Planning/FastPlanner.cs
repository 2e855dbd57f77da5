using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Lowering;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>Fast code's decisions: parameters in panels, rows of scratch padded to whole vectors, memory shared where lives do not meet.</summary>
internal static class FastPlanner
{
    public static ParameterLayout Layout(IReadOnlyList<Tensor> stored, IEnumerable<string> updated, Precision precision, Choices choices) =>
        ParameterLayout.Packed(stored, updated, rows => choices.PanelWidth(rows, precision), Budget.CacheLineElements(precision));

    public static ProgramPlan Plan(Program program, ParameterLayout layout, Precision precision, Unroll unroll, Choices choices)
    {
        Views views = Views.Of(program, tensor => tensor == program.Input ? tensor.Columns : choices.Stride(tensor.Columns, precision));
        (ImmutableArray<Kernel> kernels, HashSet<Tensor> readWithPadding) = StrategyChooser.Choose(program, views, unroll, choices);
        kernels = [.. kernels.SelectMany(k => Weighing(k, program, views).Prepend(k))];
        (IReadOnlyDictionary<Tensor, int> offsets, int perSample) = MemoryPlanner.Plan(kernels, views, Size);
        var slots = new Dictionary<Tensor, Slot> { [program.Input] = new(Region.Inputs, 0, program.Input.Columns) };
        foreach (Tensor stored in program.Stored)
        {
            slots.Add(stored, new Slot(Region.Parameters, layout[stored].Offset, stored.Columns));
        }

        int constant = 0;
        foreach (Tensor tensor in kernels.SelectMany(k => k.Writes))
        {
            slots.Add(tensor, SlotOf(tensor));
        }

        foreach (Tensor view in program.Steps.Select(s => s.Output).Where(views.IsView))
        {
            slots.Add(view, slots[views.BaseOf(view)] with { Stride = view.Columns });
        }

        var storage = new ProgramStorage(slots, layout, views, perSample, constant, readWithPadding);
        return new ProgramPlan(program, storage, kernels, Planning.Meetings.Before(kernels, storage), choices);

        static IEnumerable<Kernel> Weighing(Kernel kernel, Program program, Views views) =>
            kernel.Writes.Intersect(program.Weighed.Select(views.BaseOf)).Select(t => new SampleWeighing(t));

        int Size(Tensor tensor) => tensor.RowsPerSample * choices.Stride(tensor.Columns, precision);

        Slot SlotOf(Tensor tensor)
        {
            if (tensor.Role is TensorRole.ParameterGradient or TensorRole.BufferUpdate)
            {
                return new Slot(Region.Gradients, layout[tensor].Offset, tensor.Columns);
            }

            int stride = choices.Stride(tensor.Columns, precision);
            if (tensor.IsBatched)
            {
                return new Slot(Region.Batched, offsets[tensor], stride);
            }

            constant += Size(tensor);
            return new Slot(Region.Fixed, constant - Size(tensor), stride);
        }
    }
}
