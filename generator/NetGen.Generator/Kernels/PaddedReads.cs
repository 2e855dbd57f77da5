using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Finds the tensors whose rows vectors read to the end of their padding, in a program and in the bodies of its scans.</summary>
internal static class PaddedReads
{
    /// <summary>Adds them; what the body of a scan reads, the program around it has written, and the reverse.</summary>
    public static void Find(Program program, StepContext context, HashSet<Tensor> found)
    {
        Collect(program, context, found);
        while (Spread(program, found))
        {
            // Until every tensor that has two names is found under both.
        }
    }

    private static void Collect(Program program, StepContext context, HashSet<Tensor> found)
    {
        found.UnionWith(KernelStrategies.ReadWithPadding(program, context));
        foreach (Scan scan in program.Steps.OfType<Scan>())
        {
            Collect(scan.Body, context.BodyOf(scan), found);
        }
    }

    private static bool Spread(Program program, HashSet<Tensor> found)
    {
        int before = found.Count;
        foreach (Scan scan in program.Steps.OfType<Scan>())
        {
            foreach (Bound place in scan.Places.Where(p => found.Contains(p.Inner) || found.Contains(p.Outer)))
            {
                found.UnionWith([place.Inner, place.Outer]);
            }

            Spread(scan.Body, found);
        }

        return found.Count > before;
    }
}
