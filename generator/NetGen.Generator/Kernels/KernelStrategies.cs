using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>All strategies, found once: adding a kernel is adding its file.</summary>
internal static class KernelStrategies
{
    /// <summary>The one of the highest priority first.</summary>
    public static ImmutableArray<KernelStrategy> All { get; } =
    [
        .. typeof(KernelStrategies).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(KernelStrategy)) && !t.IsAbstract)
            .Select(t => (KernelStrategy)Activator.CreateInstance(t))
            .OrderByDescending(s => s.Priority).ThenBy(s => s.KernelType.Name, StringComparer.Ordinal),
    ];

    /// <summary>The kernel for a step; the plain loop can do every one.</summary>
    public static Kernel For(Primitive step, StepContext context) =>
        All.Where(s => !context.Choices.Without.Contains(s.KernelType)).Select(s => s.TryMatch(step, context)).First(k => k is not null)!;

    /// <summary>Kernels for all steps of a program, less the steps that another kernel does as well.</summary>
    public static IEnumerable<Kernel> For(Program program, Views views, StepContext context)
    {
        (Primitive Step, Kernel Kernel)[] all = [.. program.Steps.Where(s => !s.Outputs.All(views.IsView)).Select(s => (s, For(s, context)))];
        HashSet<Primitive> fused = [.. all.Select(a => a.Kernel).OfType<IFusing>().SelectMany(k => k.Fused)];
        Kernel[] kept = [.. all.Where(a => !fused.Contains(a.Step)).Select(a => a.Kernel)];
        HashSet<Tensor> unwritten = [.. kept.SelectMany(k => k.Reads).Except(kept.SelectMany(k => k.Writes))];
        return all.Where(a => !fused.Contains(a.Step) || a.Step.Outputs.Any(unwritten.Contains)).Select(a => a.Kernel);
    }

    /// <summary>The tensors of a program whose rows vectors read to the end of the padding, whatever a test forces.</summary>
    public static HashSet<Tensor> ReadWithPadding(Program program, StepContext context) =>
        [.. program.Steps.SelectMany(step => All.SelectMany(s => s.PaddedReads(step, context)))];
}
