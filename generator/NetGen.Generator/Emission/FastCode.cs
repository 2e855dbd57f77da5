using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>Fast code: the plan's kernels, once for each width of vectors; the JIT and the AOT compiler keep the one that the processor has.</summary>
internal static class FastCode
{
    private static readonly int[] Widths = [256, 128];

    public static void Write(CSharpWriter code, Plan plan, string name)
    {
        string summary = "The network as vector code. Batches come in row-major; parameters stand in panels, rows of scratch are padded with zeros to whole vectors.";
        string[] namespaces = ["System", "System.Buffers", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "NetGen", "NetGen.Numerics"];
        using (CodeClass.Open(code, name, summary, namespaces))
        {
            new EntryPoints(code, plan).Write();
            foreach ((ProgramKind kind, ProgramPlan program) in Programs(plan))
            {
                WriteChoice(code, plan.Graph, name, kind, program.NeedsKey);
            }
        }

        foreach (int width in Widths)
        {
            code.Line();
            code.Line($"/// <summary>The same with vectors of {Literal.Of(width)} bits.</summary>");
            using (code.Block($"file static class {ClassOf(name, width)}"))
            {
                foreach ((ProgramKind kind, ProgramPlan program) in Programs(plan))
                {
                    new FastMethods(code, plan.Graph.Precision, program, kind, width).Write();
                }
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

    private static void WriteChoice(CSharpWriter code, Graph graph, string name, ProgramKind kind, bool needsKey)
    {
        string[] spans = [.. FastMethods.Buffers(kind)];
        string arguments = string.Join(", ", spans.Select(s => $"ref MemoryMarshal.GetReference({(s == FastWriter.Targets ? "y" : s)})")) + (needsKey ? ", key" : string.Empty);
        string result = kind == ProgramKind.Predict ? string.Empty : "return ";
        using (code.Block(CodeClass.Signature(kind, Surface.NumberOf(graph.Precision), needsKey)))
        {
            using (code.Block("if (Vector256.IsHardwareAccelerated)"))
            {
                WriteCall(256);
            }

            using (code.Block("else"))
            {
                WriteCall(128);
            }
        }

        code.Line();

        void WriteCall(int width) => code.Line($"{result}{ClassOf(name, width)}.{kind}(n, {arguments});");
    }

    private static string ClassOf(string name, int width) => $"{name}{Literal.Of(width)}";
}
