using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>Fast code: the plan's kernels, for each width of vectors; the JIT and the AOT compiler keep the one that the processor has.</summary>
internal static class FastCode
{
    /// <summary>The framework's type, whatever class named <c>nint</c> the project has.</summary>
    private const string NativeInteger = "@nint = global::System.IntPtr";

    public static void Write(CSharpWriter code, Plan plan, string name)
    {
        string summary = "The network as vector code. Batches come in row-major; parameters stand in panels, rows of scratch are padded to whole vectors; a single column has no padding.";
        string[] namespaces = ["System", "System.Buffers", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "NetGen.Numerics", NativeInteger];
        using (CodeClass.Open(code, name, summary, namespaces))
        {
            // The narrowest first, so that a method shared by several widths has the name of the narrowest.
            var methods = new SharedMethods();
            IReadOnlyList<VectorCode> widths = [.. plan.Choices.VectorWidths.Reverse().Select(bits => Write(plan, bits, methods)).Reverse()];
            var entryPoints = new FastEntryPoints(code, plan, widths);
            entryPoints.Write();
            entryPoints.WritePrivate();
            methods.Write(code);
        }
    }

    private static VectorCode Write(Plan plan, int bits, SharedMethods methods)
    {
        Precision precision = plan.Graph.Precision;
        var kernels = new KernelMethods(methods, precision, bits);
        var oneSample = new OneSamplePrograms(methods, plan, bits);
        return new VectorCode(
            bits,
            oneSample.WritePrediction(),
            plan.SgdStep is { } step ? oneSample.WriteStep(step) : null,
            Batch(plan.Inference, ProgramKind.Predict),
            Batch(plan.Evaluation, ProgramKind.Evaluate),
            plan.Training is { } training ? Batch(training, ProgramKind.ComputeGradients) : null);

        string Batch(ProgramPlan program, ProgramKind kind) => new FastProgram(methods, precision, program, kind).Write(kernels);
    }
}
