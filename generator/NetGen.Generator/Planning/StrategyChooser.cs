using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Planning;

/// <summary>Finds a kernel for every step of a program, and leaves out the steps that another kernel does as well.</summary>
internal static class StrategyChooser
{
    public static IEnumerable<Kernel> Choose(Program program, Views views, StepContext context)
    {
        if (program.Target is not null && context.IsRead(program.Target))
        {
            yield return new Transfer(program.Target, toCaller: false);
        }

        (Primitive Step, Kernel Kernel)[] all = [.. program.Steps.Where(s => !s.Outputs.All(views.IsView)).Select(s => (s, KernelStrategies.For(s, context)))];
        HashSet<Primitive> fused = [.. all.Select(a => a.Kernel).OfType<IFusing>().SelectMany(k => k.Fused)];
        Kernel[] kept = [.. all.Where(a => !fused.Contains(a.Step)).Select(a => a.Kernel)];
        HashSet<Tensor> unwritten = [.. kept.SelectMany(k => k.Reads).Except(kept.SelectMany(k => k.Writes))];
        foreach ((Primitive step, Kernel kernel) in all)
        {
            if (!fused.Contains(step) || step.Outputs.Any(unwritten.Contains))
            {
                yield return kernel;
            }
        }

        if (program.Result.IsBatched)
        {
            yield return new Transfer(program.Result, toCaller: true);
        }
    }
}
