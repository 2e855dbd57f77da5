using System.Collections.Generic;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>Fast code: the plan's kernels, once for each width of vectors; the JIT and the AOT compiler keep the one that the processor has.</summary>
internal static class FastCode
{
    /// <summary>Bits of the vectors, widest first; the last needs nothing of the processor.</summary>
    public static readonly int[] Widths = [512, 256, 128];

    public static void Write(CSharpWriter code, Plan plan, string name)
    {
        string summary = "The network as vector code. Batches come in row-major; parameters stand in panels, rows of scratch are padded to whole vectors; a single column has no padding.";
        string[] namespaces = ["System", "System.Buffers", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "NetGen", "NetGen.Numerics"];
        using (CodeClass.Open(code, name, summary, namespaces))
        {
            var entryPoints = new FastEntryPoints(code, plan, name);
            entryPoints.Write();
            entryPoints.WritePrivate();
        }

        foreach (int width in Widths)
        {
            code.Line();
            code.Line($"/// <summary>The same with vectors of {Literal.Of(width)} bits.</summary>");
            using (code.Block($"file static class {FastEntryPoints.ClassOf(name, width)}"))
            {
                var methods = new KernelMethods(plan.Graph.Precision, width);
                new OneSamplePrograms(code, plan, width).Write();
                foreach ((ProgramKind kind, ProgramPlan program) in Programs(plan))
                {
                    new FastProgram(code, plan.Graph.Precision, program, kind).Write(methods);
                }

                methods.Write(code);
            }
        }
    }

    private static IEnumerable<(ProgramKind Kind, ProgramPlan Plan)> Programs(Plan plan)
    {
        yield return (ProgramKind.Predict, plan.Inference);
        yield return (ProgramKind.Evaluate, plan.Evaluation);
        if (plan.Training is not null)
        {
            yield return (ProgramKind.ComputeGradients, plan.Training);
        }
    }
}
