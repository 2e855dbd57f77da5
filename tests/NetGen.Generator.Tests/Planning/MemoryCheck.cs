using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Planning;

/// <summary>
/// Goes through a fast plan kernel by kernel and keeps book of whose numbers each part of the scratch holds: whatever is read must still be there.
/// </summary>
internal sealed class MemoryCheck
{
    private readonly ProgramPlan _plan;
    private readonly Dictionary<Tensor, Tensor> _viewed;
    private readonly List<(Region Region, int Start, int End, Tensor Owner)> _memory = [];

    private MemoryCheck(ProgramPlan plan)
    {
        _plan = plan;
        _viewed = plan.Program.Steps.OfType<Reshape>().Where(s => plan.Storage.IsView(s.Output)).ToDictionary(s => s.Output, s => s.Input);
    }

    /// <summary>What is wrong, or null.</summary>
    public static string? Failure(ProgramPlan plan)
    {
        var check = new MemoryCheck(plan);
        foreach ((Tensor state, _) in plan.Program.Carried)
        {
            Slot slot = plan.Storage[state];
            check._memory.Add((slot.Region, slot.Offset, slot.Offset + slot.Stride, state));
        }

        return check._viewed.Keys.Select(check.BrokenView).Concat(plan.Kernels.Select(check.Step)).FirstOrDefault(f => f is not null)
            ?? plan.Program.Carried.Where(c => !check._memory.Any(m => m.Owner == check.Base(c.Next))).Select(c => $"{c.Next} is not there at the end")
                .FirstOrDefault();
    }

    /// <summary>A view has the place of what it shows, and no row of either has padding.</summary>
    private string? BrokenView(Tensor view)
    {
        (Slot here, Slot there) = (_plan.Storage[view], _plan.Storage[Base(view)]);
        return here.Region == there.Region && here.Offset == there.Offset && here.Stride == view.Columns && there.Stride == Base(view).Columns
            ? null
            : $"{view} is no view of {Base(view)}: {here}, {there}";
    }

    private string? Step(Kernel kernel)
    {
        foreach (Tensor read in kernel.Reads.Where(IsInScratch))
        {
            if (!_memory.Any(m => m.Owner == Base(read)))
            {
                return $"{string.Join("; ", kernel.Formulas)}: {read} is no longer there";
            }
        }

        foreach (Tensor written in kernel.Writes.Where(IsInScratch))
        {
            Slot slot = _plan.Storage[written];
            int end = slot.Offset + (written.RowsPerSample * slot.Stride);
            Tensor[] overwritten = [.. _memory.Where(m => m.Region == slot.Region && m.Start < end && slot.Offset < m.End).Select(m => m.Owner)];
            Tensor? torn = overwritten.FirstOrDefault(
                o => kernel.Writes.Contains(o) || (kernel.Reads.Select(Base).Contains(o) && !TakesOver(kernel, o, written)));
            if (torn is not null)
            {
                return $"{string.Join("; ", kernel.Formulas)}: {written} is written over {torn}";
            }

            _memory.RemoveAll(m => overwritten.Contains(m.Owner));
            _memory.Add((slot.Region, slot.Offset, end, written));
        }

        return null;
    }

    /// <summary>Only element by element, in one and the same place, may a step write where it reads.</summary>
    private bool TakesOver(Kernel kernel, Tensor read, Tensor written) =>
        kernel.Reusable.Contains(read) && read.Shape == written.Shape && _plan.Storage[read] == _plan.Storage[written];

    private bool IsInScratch(Tensor tensor) => _plan.Storage[Base(tensor)].Region is Region.Batched or Region.Fixed;

    private Tensor Base(Tensor tensor) => _viewed.TryGetValue(tensor, out Tensor? viewed) ? Base(viewed) : tensor;
}
