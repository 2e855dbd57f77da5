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
        int offset = 0;
        foreach ((Tensor state, _) in program.States)
        {
            yield return new Transfer(state, toCaller: false, FastWriter.State, offset);
            offset += (int)state.Shape.Size;
        }

        if (program.Target is not null && context.IsRead(program.Target))
        {
            yield return new Transfer(program.Target, toCaller: false);
        }

        foreach (Kernel kernel in KernelStrategies.For(program, views, context))
        {
            yield return kernel;
        }

        if (program.Result.IsBatched)
        {
            yield return new Transfer(program.Result, toCaller: true);
        }

        offset = 0;
        foreach ((Tensor state, Tensor next) in program.States)
        {
            yield return new Transfer(next, toCaller: true, FastWriter.State, offset);
            offset += (int)state.Shape.Size;
        }
    }
}
