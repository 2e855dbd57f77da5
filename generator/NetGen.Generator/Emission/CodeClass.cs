using System;
using System.Linq;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>The frame of the file-local class the generated code stands in, and the signatures its methods share.</summary>
internal static class CodeClass
{
    /// <summary>The description of the network is here, where no initial value of the user's own members is computed before it.</summary>
    public static IDisposable Open(CSharpWriter code, Plan plan, string name, string summary, params string[] namespaces)
    {
        foreach (string import in namespaces)
        {
            code.Line(import.Contains(" ") ? $"using {import};" : $"using global::{import};");
        }

        code.Line();
        code.Line($"/// <summary>{summary}</summary>");
        IDisposable block = code.Block($"file static class {name}");
        code.Line($"public static readonly NetworkInfo Info = {InfoExpression.Of(plan)};");
        code.Line();
        return block;
    }

    /// <summary>A method over spans that runs one program on n samples.</summary>
    public static string Signature(ProgramKind kind, string number, bool needsKey) => kind switch
    {
        ProgramKind.Predict or ProgramKind.Counts =>
            $"private static void {kind}(int n, ReadOnlySpan<{number}> parameters, ReadOnlySpan<{number}> x, Span<{number}> output, Span<{number}> scratch)",
        ProgramKind.PredictNext =>
            $"private static void PredictNext(ReadOnlySpan<{number}> parameters, ReadOnlySpan<{number}> x, Span<{number}> output, Span<{number}> state, Span<{number}> scratch)",
        ProgramKind.Evaluate =>
            $"private static {number} Evaluate(int n, ReadOnlySpan<{number}> parameters, ReadOnlySpan<{number}> x, ReadOnlySpan<{number}> y, Span<{number}> scratch)",
        _ =>
            $"private static {number} ComputeGradients(int n, ReadOnlySpan<{number}> parameters, ReadOnlySpan<{number}> x, ReadOnlySpan<{number}> y, ReadOnlySpan<{number}> weights, Span<{number}> gradients, Span<{number}> scratch{(needsKey ? ", StepKey key" : string.Empty)})",
    };

    /// <summary>Elements of a tensor in C#.</summary>
    public static Index Length(Tensor tensor) => tensor.IsBatched ? Index.Of("n") * (int)tensor.Shape.Size : (int)tensor.Shape.Size;

    /// <summary>The elements of a constant as a span in C#, which allocates nothing.</summary>
    public static string Values(Tensor constant)
    {
        Precision precision = constant.Type == ElementType.Double ? Precision.Double : Precision.Single;
        return $"(ReadOnlySpan<{Surface.NumberOf(precision)}>)[{string.Join(", ", constant.Values.Select(v => Literal.Of(v, precision)))}]";
    }
}
