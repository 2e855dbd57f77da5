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
internal sealed class FastEntryPoints(CSharpWriter code, Plan plan, OneSamplePrograms oneSample) : EntryPoints(code, plan)
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

        if (Plan.OneSample is { } one)
        {
            WriteMethod(
                $"private static void PredictOne({Spans}Span<{Number}> output, Span<{Number}> scratch)",
                () => WriteOneSample(bits => oneSample.WritePrediction(one, bits), Buffers.Of(ProgramKind.Predict)));
        }

        if (Plan.Step is { Fast: { } next })
        {
            WriteMethod(
                CodeClass.Signature(ProgramKind.PredictNext, Number, needsKey: false),
                () => WriteOneSample(bits => oneSample.WriteNext(next, bits), Buffers.Of(ProgramKind.PredictNext)));
        }

        WriteMethod(Share("PredictShare", "noTargets", "noWeights", "output", "noScratch"), WritePredictShare);
        WriteMethod(
            $"private static void Predict(int n, {Spans}Span<{Number}> output, Span<{Number}> scratch)", () => WriteBatch(ProgramKind.Predict, "default"));
        if (Plan.Counts is not null)
        {
            WriteMethod(CodeClass.Signature(ProgramKind.Counts, Number, needsKey: false), () => WriteBatch(ProgramKind.Counts, "default"));
        }

        WriteMethod(CodeClass.Signature(ProgramKind.Evaluate, Number, needsKey: false), WriteEvaluate);
        WriteMethod(Share("EvaluateShare", "y", "noWeights", "noResult", "scratch"), () => WriteBatch(ProgramKind.Evaluate, "member"));
        if (Plan.Training is { } training)
        {
            WriteMethod(CodeClass.Signature(ProgramKind.ComputeGradients, Number, training.NeedsKey), () => WriteComputeGradients(training));
            WriteMethod(Share("ComputeGradientsShare", "y", "weights", "gradients", "scratch"), () =>
                WriteBatch(ProgramKind.ComputeGradients, "member", training.NeedsKey ? ["key"] : []));
        }
    }

    protected override void WritePredict()
    {
        string arguments = $"n, {Evaluated}, x, default, default, output, default, default";
        using (Code.Block("if (n == 1)"))
        {
            if (Plan.OneSample is { } one)
            {
                Blocks.WriteOne(one.Program.Storage, $"PredictOne({Evaluated}, x, output, scratch);");
            }
            else
            {
                Code.Line($"PredictShare(default, {arguments});");
            }

            Code.Line("return;");
        }

        Code.Line();
        WriteTeam("PredictShare", 1, arguments);
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
        (int wide, int usual) = (MostRows(VectorBits.Wide), MostRows(VectorBits.Usual));
        string most = wide == usual ? Literal.Of(usual) : $"Vector512.IsHardwareAccelerated ? {Literal.Of(wide)} : {Literal.Of(usual)}";
        WritePredictBlocks("start", "end", most);

        int MostRows(int vectorBits) =>
            Plan.Choices.CachedRows(Plan.Inference.Storage.PerSample, Plan.Layout.StorageLength, Plan.Inference.RowsOfScan(vectorBits));
    }

    private void WriteEvaluate()
    {
        WriteTeam("EvaluateShare", 1, "n, parameters, x, y, default, default, scratch, default");
        WriteResult(Plan.Evaluation);
    }

    private void WriteComputeGradients(ProgramPlan training)
    {
        WriteTeam(
            "ComputeGradientsShare", ProductsOfAStep, $"n, parameters, x, y, weights, gradients, scratch, {(training.NeedsKey ? "key" : "default")}");
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
        Code.Line($"return {NumberOf(program, program.Program.Result, "n")};");

    private void WriteBatch(ProgramKind kind, string member, params IEnumerable<string> last) =>
        Code.Line($"{FastProgram.NameOf(kind)}({string.Join(", ", new[] { member, "n" }.Concat(References(Buffers.Of(kind))).Concat(last))});");

    /// <summary>Calls the method of the widest vectors the processor has.</summary>
    private void WriteOneSample(System.Func<int, string> method, IEnumerable<string> buffers, string call = "", params IEnumerable<string> last)
    {
        string arguments = string.Join(", ", References(buffers).Concat(last));
        WidthBranches.Write(Code, Plan.Choices.VectorWidths, bits => $"{call}{method(bits)}({arguments});");
    }

    private static IEnumerable<string> References(IEnumerable<string> buffers) =>
        buffers.Select(b => $"ref MemoryMarshal.GetReference({(b == FastWriter.Targets ? "y" : b)})");

    /// <summary>Gradient descent's step on one sample.</summary>
    private void WriteStep(OneSamplePlan step)
    {
        using (Code.Block($"public static {Number} Step({Parameters}, ReadOnlySpan<{Number}> x, ReadOnlySpan<{Number}> y, Gradients<{Number}> memory, {Number} rate)"))
        {
            Code.Line($"Span<{Number}> scratch = memory.Scratch(1, {Literal.Of(step.Program.Storage.PerSample)}, {Literal.Of(step.Program.Storage.Constant)});");
            Code.Line($"Span<{Number}> values = parameters.Storage;");
            WriteOneSample(bits => oneSample.WriteStep(step, bits), ["values", "x", FastWriter.Targets, "scratch"], "return ", FastWriter.Rate);
        }

        Code.Line();
    }
}
