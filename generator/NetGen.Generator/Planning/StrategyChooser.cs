using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Planning;

/// <summary>Finds a kernel for every step of a program, and leaves out the steps that another kernel does as well.</summary>
internal static class StrategyChooser
{
    /// <summary>Chooses them.</summary>
    /// <param name="program">The program.</param>
    /// <param name="views">Its views.</param>
    /// <param name="context">What strategies ask.</param>
    /// <param name="inPlace">States that are read in the caller's memory.</param>
    public static IEnumerable<Kernel> Choose(Program program, Views views, StepContext context, ICollection<Tensor> inPlace)
    {
        ImmutableArray<Kernel> kernels = [.. KernelStrategies.For(program, views, context)];
        kernels = program.States.Any() ? JoinedStep(kernels) : kernels;
        ImmutableArray<(Tensor State, Tensor Next, int Offset)> copied = [.. Copied(program, kernels)];
        foreach ((Tensor state, _, int offset) in copied.Where(c => !inPlace.Contains(c.State)))
        {
            yield return new Transfer(state, toCaller: false, FastWriter.State, offset);
        }

        if (program.Target is not null && context.IsRead(program.Target))
        {
            yield return new Transfer(program.Target, toCaller: false);
        }

        foreach (Kernel kernel in kernels)
        {
            yield return kernel;
        }

        if (program.Result.IsBatched)
        {
            yield return new Transfer(program.Result, toCaller: true);
        }

        foreach ((_, Tensor next, int offset) in copied)
        {
            yield return new Transfer(next, toCaller: true, FastWriter.State, offset);
        }

        // Short rows stay in registers from kernel to kernel; the maps of long ones share a loop.
        ImmutableArray<Kernel> JoinedStep(ImmutableArray<Kernel> one)
        {
            IEnumerable<Tensor> seen = program.Steps.SelectMany(s => s.Outputs).Where(views.IsView);
            HashSet<Tensor> kept = [.. seen.Concat(program.Results).Concat(program.States.Select(s => s.Next)).Select(views.BaseOf)];
            Kernel[] joint = [.. JointProducts.Join(one, context)];
            return [.. JointMaps.Join(joint, views, kept.Contains, context.Choices, row => JointProducts.IsShort(row, context.Choices))];
        }
    }

    /// <summary>The states that no kernel keeps in the caller's memory, and where they are there.</summary>
    private static IEnumerable<(Tensor State, Tensor Next, int Offset)> Copied(Program program, IEnumerable<Kernel> kernels)
    {
        HashSet<Tensor> kept = [.. kernels.OfType<TailShift>().Select(t => t.State)];
        int offset = 0;
        foreach ((Tensor state, Tensor next) in program.States)
        {
            if (!kept.Contains(state))
            {
                yield return (state, next, offset);
            }

            offset += (int)state.Shape.Size;
        }
    }
}
