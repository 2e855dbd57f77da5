using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>
/// Fast code's decisions: parameters in panels, rows of scratch padded to whole vectors, memory reused where lifetimes do not overlap.
/// </summary>
internal sealed class FastPlanner(ParameterLayout layout, Precision precision, Choices choices)
{
    private readonly Dictionary<Program, Program> _fused = [];

    public static ParameterLayout Layout(IReadOnlyList<Tensor> stored, IEnumerable<string> updated, Precision precision, Choices choices) =>
        ParameterLayout.Packed(stored, updated, rows => choices.PanelWidth(rows, precision), Budget.CacheLineElements(precision));

    /// <summary>The plan of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="oneSample">How one sample's code is unrolled; null for a batch's.</param>
    public ProgramPlan Plan(Program program, Unroll? oneSample = null)
    {
        program = Fused(program);
        Views views = ViewsOf(program);
        var context = StepContext.Of(program, views, oneSample, choices);
        IEnumerable<Kernel> kernels = StrategyChooser.Choose(program, views, context, StatesInPlace(program, views).Keys)
            .SelectMany(k => Weighing(k, program, views).Prepend(k));
        return Plan(program, views, [.. kernels], context.ReadWithPadding);
    }

    /// <summary>The training program with gradient descent's update, for one sample; null where the network has no such.</summary>
    public ProgramPlan? PlanSgdStep(Program training)
    {
        if (training.Steps.OfType<Scan>().Any())
        {
            return null;
        }

        training = Fused(training);
        Views views = ViewsOf(training);
        var context = StepContext.Of(training, views, Unroll.None, choices);
        ImmutableArray<Kernel> kernels = SgdStep.Of([.. StrategyChooser.Choose(training, views, context, [])], training, choices);
        return kernels.IsEmpty ? null : Plan(training, views, kernels, context.ReadWithPadding);
    }

    /// <summary>The program with its elementwise steps fused, which one sample's code and the batch's begin with.</summary>
    private Program Fused(Program program)
    {
        if (!_fused.TryGetValue(program, out Program? fused))
        {
            fused = choices.Fuses ? MapFusion.Fuse(program) : program;
            _fused.Add(program, fused);
        }

        return fused;
    }

    /// <summary>The body of a scan: a row of a step is that of a sample, and the sample's other steps stand between it and the next sample's.</summary>
    private ProgramPlan BodyOf(ScanKernel kernel, Dictionary<Tensor, Slot> around, Views views, ICollection<Tensor> readWithPadding)
    {
        var slots = new Dictionary<Tensor, Slot>(around);
        foreach (Bound place in kernel.Places)
        {
            Slot slot = around[place.Outer];
            slots[place.Inner] = place.IsSequence ? slot with { Gap = (kernel.Scan.Steps * slot.Stride) - slot.Width } : slot;
        }

        var storage = new ProgramStorage(slots, layout, views, 0, 0, readWithPadding);
        return new ProgramPlan(kernel.Scan.Body, storage, kernel.Body, [], new VectorWidths(storage, precision), choices) { IsBody = true };
    }

    /// <summary>
    /// The states of a stream that have no padding: they are read in the caller's memory, for new ones are left there behind all other kernels. What
    /// another state becomes, or the output, is copied before that.
    /// </summary>
    private Dictionary<Tensor, Slot> StatesInPlace(Program program, Views views)
    {
        var slots = new Dictionary<Tensor, Slot>();
        int offset = 0;
        foreach ((Tensor state, _) in program.States)
        {
            if (state is { RowsPerSample: 1, Columns: > 1 } && choices.Width(state.Columns, precision) == state.Columns
                && !program.Results.Any(r => views.BaseOf(r) == state))
            {
                slots.Add(state, new Slot(Region.States, offset, state.Columns));
            }

            offset += (int)state.Shape.Size;
        }

        return slots;
    }

    private static IEnumerable<Kernel> Weighing(Kernel kernel, Program program, Views views) =>
        kernel.Writes.Intersect(program.Weighed.Select(views.BaseOf)).Select(t => new SampleWeighing(t));

    private Views ViewsOf(Program program) =>
        Views.Of(program, tensor => tensor == program.Input ? tensor.Columns : choices.Width(tensor.Columns, precision));

    private ProgramPlan Plan(Program program, Views views, ImmutableArray<Kernel> kernels, ICollection<Tensor> readWithPadding)
    {
        (IReadOnlyDictionary<Tensor, int> offsets, int perSample) = MemoryPlanner.Plan(kernels, views, program.Carried, Size);
        var slots = new Dictionary<Tensor, Slot> { [program.Input] = new(Region.Inputs, 0, program.Input.Columns) };
        foreach (Tensor stored in program.Stored)
        {
            slots.Add(stored, new Slot(Region.Parameters, layout[stored].Offset, stored.Columns));
        }

        foreach (Tensor constant in program.Constants)
        {
            slots.Add(constant, new Slot(Region.Code, 0, constant.Columns));
        }

        foreach (KeyValuePair<Tensor, Slot> state in StatesInPlace(program, views))
        {
            slots.Add(state.Key, state.Value);
        }

        int fixedSize = 0;
        foreach ((Tensor state, _) in program.Carried)
        {
            slots.Add(state, SlotOf(state));
        }

        foreach (Tensor tensor in kernels.SelectMany(k => k.Writes))
        {
            slots.Add(tensor, SlotOf(tensor));
        }

        foreach (Tensor view in program.Steps.SelectMany(s => s.Outputs).Where(views.IsView))
        {
            slots.Add(view, slots[views.BaseOf(view)] with { Width = view.Columns });
        }

        var storage = new ProgramStorage(slots, layout, views, perSample, fixedSize, readWithPadding);
        return new ProgramPlan(program, storage, kernels, Planning.Barriers.Before(kernels, storage), new VectorWidths(storage, precision), choices)
        {
            Bodies = kernels.OfType<ScanKernel>().ToImmutableDictionary(s => s, s => BodyOf(s, slots, views, readWithPadding)),
        };

        int Size(Tensor tensor) => tensor.RowsPerSample * (choices.Width(tensor.Columns, precision) + GapOf(tensor));

        // Reshaped and caller's rows stand side by side.
        int GapOf(Tensor tensor) =>
            tensor is { IsBatched: true, Columns: > 1, Role: TensorRole.Intermediate or TensorRole.Carried } && tensor != program.Result
                && !program.Steps.OfType<Reshape>().Any(r => r.Input == tensor || r.Output == tensor)
                ? choices.Gap(choices.Width(tensor.Columns, precision), precision)
                : 0;

        Slot SlotOf(Tensor tensor)
        {
            if (tensor.Role is TensorRole.ParameterGradient or TensorRole.BufferUpdate)
            {
                return new Slot(Region.Gradients, layout[tensor].Offset, tensor.Columns);
            }

            int width = choices.Width(tensor.Columns, precision);
            if (tensor.IsBatched)
            {
                return new Slot(Region.Batched, offsets[tensor], width, GapOf(tensor));
            }

            fixedSize += Size(tensor);
            return new Slot(Region.Fixed, fixedSize - Size(tensor), width);
        }
    }
}
