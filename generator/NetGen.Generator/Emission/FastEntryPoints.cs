using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>What stands between the members and the kernels: one sample goes its own way, threads share large work, the processor's vectors are
/// chosen.</summary>
internal sealed class FastEntryPoints(CSharpWriter code, Plan plan, IReadOnlyList<VectorCode> widths) : EntryPoints(code, plan)
{
    /// <summary>A training step's products: the output, the gradient of the weights and that of the inputs.</summary>
    private const int ProductsOfAStep = 3;

    private string Spans => $"ReadOnlySpan<{Number}> parameters, ReadOnlySpan<{Number}> x, ";

    protected override string StoredParameters => "parameters";

    /// <summary>Writes the methods behind the members'.</summary>
    public void WritePrivate()
    {
        if (Plan.SgdStep is { } step)
        {
            WriteStep(step);
        }

        WriteMethod($"private static void PredictOne({Spans}Span<{Number}> output, Span<{Number}> scratch)", () => WriteChoice(w => w.PredictOne, [], Buffers.Of(ProgramKind.Predict)));
        WriteMethod(Share("PredictShare", "noTargets", "noWeights", "output", "noScratch"), WritePredictShare);
        WriteMethod($"private static void Predict(int n, {Spans}Span<{Number}> output, Span<{Number}> scratch)", () => WriteChoice(w => w.Predict, ["default", "n"], Buffers.Of(ProgramKind.Predict)));
        WriteMethod(CodeClass.Signature(ProgramKind.Evaluate, Number, needsKey: false), WriteEvaluate);
        WriteMethod(Share("EvaluateShare", "y", "noWeights", "noResult", "scratch"), () => WriteChoice(w => w.Evaluate, ["member", "n"], Buffers.Of(ProgramKind.Evaluate)));
        if (Plan.Training is { } training)
        {
            WriteMethod(CodeClass.Signature(ProgramKind.ComputeGradients, Number, training.NeedsKey), () => WriteComputeGradients(training));
            WriteMethod(Share("ComputeGradientsShare", "y", "weights", "gradients", "scratch"), () =>
                WriteChoice(w => w.ComputeGradients!, ["member", "n"], Buffers.Of(ProgramKind.ComputeGradients), training.NeedsKey ? ["key"] : []));
        }
    }

    protected override void WritePredict()
    {
        using (Code.Block("if (n == 1)"))
        {
            Blocks.WriteOne(Plan.OneSample.Storage, "PredictOne(parameters.Storage, x, output, scratch);");
            Code.Line("return;");
        }

        Code.Line();
        WriteTeam("PredictShare", 1, "n, parameters.Storage, x, default, default, output, default, default");
    }

    /// <summary>The signature of the runtime's delegate of that name.</summary>
    private string Share(string method, string targets, string weights, string result, string scratch) =>
        $"private static void {method}(Member member, int n, {Spans}ReadOnlySpan<{Number}> {targets}, ReadOnlySpan<{Number}> {weights}, Span<{Number}> {result}, Span<{Number}> {scratch}, StepKey key)";

    private void WriteMethod(string signature, System.Action writeBody)
    {
        using (Code.Block(signature))
        {
            writeBody();
        }

        Code.Line();
    }

    private void WritePredictShare()
    {
        string unit = Literal.Of(Budget.SharedRows);
        Code.Line($"int start = (int)member.First(n, {unit});");
        Code.Line($"int end = (int)member.End(n, {unit});");
        WritePredictBlocks("start", "end");
    }

    private void WriteEvaluate()
    {
        WriteTeam("EvaluateShare", 1, "n, parameters, x, y, default, default, scratch, default");
        WriteResult(Plan.Evaluation);
    }

    private void WriteComputeGradients(ProgramPlan training)
    {
        WriteTeam("ComputeGradientsShare", ProductsOfAStep, $"n, parameters, x, y, weights, gradients, scratch, {(training.NeedsKey ? "key" : "default")}");
        WriteResult(training);
    }

    private void WriteTeam(string share, int products, string arguments)
    {
        Code.Line($"int threads = Team.SizeFor({Literal.Of(products * Plan.Graph.Layers.Sum(l => l.MultiplyAdds))}L * n);");
        using (Code.Block($"if (threads == 1 || !Team.TryRun(threads, {share}, {arguments}))"))
        {
            Code.Line($"{share}(default, {arguments});");
        }
    }

    /// <summary>The mean loss stands in scratch behind what the samples take.</summary>
    private void WriteResult(ProgramPlan program) =>
        Code.Line($"return scratch[{(Index.Of("n") * program.Storage.PerSample) + program.Storage[program.Program.Result].Offset}];");

    /// <summary>Calls the method of the widest vectors the processor has; a width that shares its method with the next needs no branch.</summary>
    private void WriteChoice(System.Func<VectorCode, string> method, IEnumerable<string> first, IEnumerable<string> buffers, IEnumerable<string>? last = null, string call = "")
    {
        IEnumerable<string> references = buffers.Select(b => $"ref MemoryMarshal.GetReference({(b == FastWriter.Targets ? "y" : b)})");
        string arguments = string.Join(", ", first.Concat(references).Concat(last ?? []));
        VectorCode[] different = [.. widths.Where((w, i) => i == widths.Count - 1 || method(w) != method(widths[i + 1]))];
        if (different.Length == 1)
        {
            Code.Line($"{call}{method(different[0])}({arguments});");
            return;
        }

        for (int i = 0; i < different.Length; i++)
        {
            string condition = i == different.Length - 1 ? string.Empty : $"if (Vector{Literal.Of(different[i].Bits)}.IsHardwareAccelerated)";
            using (Code.Block(i == 0 ? condition : $"else {condition}".TrimEnd()))
            {
                Code.Line($"{call}{method(different[i])}({arguments});");
            }
        }
    }

    /// <summary>Gradient descent's step on one sample.</summary>
    private void WriteStep(ProgramPlan step)
    {
        using (Code.Block($"public static {Number} Step({Parameters}, ReadOnlySpan<{Number}> x, ReadOnlySpan<{Number}> y, Gradients<{Number}> memory, {Number} rate)"))
        {
            Code.Line($"Span<{Number}> scratch = memory.Scratch(1, {Literal.Of(step.Storage.PerSample)}, {Literal.Of(step.Storage.Constant)});");
            Code.Line($"Span<{Number}> values = parameters.Storage;");
            WriteChoice(w => w.Step!, [], ["values", "x", FastWriter.Targets, "scratch"], [FastWriter.Rate], "return ");
        }

        Code.Line();
    }
}
