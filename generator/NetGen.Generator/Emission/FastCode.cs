using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Fast code: the plan's kernels, for each width of vectors; the JIT and the AOT compiler keep the one that the processor has.</summary>
internal static class FastCode
{
    /// <summary>The framework's type, whatever class named <c>nint</c> the project has.</summary>
    private const string NativeInteger = "@nint = global::System.IntPtr";

    /// <summary>The alias of a type of vectors: the compiler makes a constructed type anew wherever one is written out.</summary>
    private static string VectorType(Precision precision, string bits) =>
        $"{FastWriter.VectorAlias(precision)}{bits} = global::System.Runtime.Intrinsics.Vector{bits}<{Surface.NumberOf(precision)}>";

    public static void Write(CSharpWriter code, Plan plan, string name)
    {
        string summary = "The network as vector code. Batches come in row-major; parameters stand in panels, rows of scratch are padded to whole vectors; "
            + "a single column has no padding.";
        string[] namespaces =
        [
            "System", "System.Buffers", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics",
            "NetGen.Numerics", $"static global::NetGen.Numerics.{plan.Graph.Precision}Arithmetic",
            $"static global::NetGen.Numerics.{plan.Graph.Precision}Vectors",
            NativeInteger, .. Choices.Standard.VectorWidths.Reverse().Select(bits => VectorType(plan.Graph.Precision, Literal.Of(bits))),
        ];
        using (CodeClass.Open(code, plan, name, summary, namespaces))
        {
            var methods = new SharedMethods();
            var kernels = new KernelMethods(methods, plan.Graph.Precision, plan.Choices.VectorWidths);
            var entryPoints = new FastEntryPoints(code, plan, new OneSamplePrograms(methods, plan));
            entryPoints.Write();
            entryPoints.WritePrivate();
            Batch(plan.Inference, ProgramKind.Predict);
            if (plan.Counts is { } counts)
            {
                Batch(counts, ProgramKind.Counts);
            }

            Batch(plan.Evaluation, ProgramKind.Evaluate);
            if (plan.Training is { } training)
            {
                Batch(training, ProgramKind.ComputeGradients);
            }

            methods.Write(code);

            void Batch(ProgramPlan program, ProgramKind kind) => new FastProgram(methods, kernels, plan.Graph.Precision, program, kind).Write();
        }
    }
}
