using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The methods the members call, as far as they are the same in both code styles: they find scratch and pass a batch on.</summary>
internal class EntryPoints(CSharpWriter code, Plan plan)
{
    private readonly int _inputSize = (int)plan.Graph.Input.Shape.Size;
    private readonly int _targetSize = (int)plan.Graph.TargetShape.Size;
    private readonly int _outputSize = (int)plan.Graph.Output.Shape.Size;

    protected CSharpWriter Code { get; } = code;

    protected Plan Plan { get; } = plan;

    /// <summary>The number type in C#.</summary>
    protected string Number { get; } = Surface.NumberOf(plan.Graph.Precision);

    protected SampleBlocks Blocks { get; } = new(code, plan.Graph.Precision, plan.Choices);

    protected string Parameters => $"Parameters<{Number}> parameters";

    public void Write()
    {
        WriteChecks();
        using (Code.Block($"public static void Predict(int n, {Parameters}, ReadOnlySpan<{Number}> x, Span<{Number}> output)"))
        {
            WritePredict();
        }

        Code.Line();
        if (Plan.Graph.Output.Shape.Size == 1)
        {
            using (Code.Block($"public static {Number} Predict({Parameters}, ReadOnlySpan<{Number}> x)"))
            {
                Code.Line($"{Number} output = 0;");
                Code.Line($"Predict(1, parameters, x, new Span<{Number}>(ref output));");
                Code.Line("return output;");
            }

            Code.Line();
        }

        if (Plan.Step is { } step)
        {
            using (Code.Block($"public static void PredictNext({Parameters}, ReadOnlySpan<{Number}> x, Span<{Number}> output, Span<{Number}> state)"))
            {
                Blocks.WriteOne(step.Program.Storage, $"PredictNext({Evaluated}, x, output, state, scratch);");
            }

            Code.Line();
        }

        WriteCounts();
        WriteEvaluateBlocks();
        if (Plan.Training is not null)
        {
            WriteComputeGradientsEntry(Plan.Training);
        }
    }

    private void WriteChecks()
    {
        WholeNumberUse whole = WholeNumberUse.Of(Plan.Graph);
        IndexChecks.Write(Code, IndexChecks.OfSamples, Number, "inputs", _inputSize, whole.Samples);
        IndexChecks.Write(Code, IndexChecks.OfStep, Number, "input", Plan.Step?.Program.Program.Input.Shape.Size ?? 1, whole.Step);
        IndexChecks.Write(Code, IndexChecks.OfTargets, Number, "targets", _targetSize, whole.Targets);
    }

    /// <summary>Writes how n samples become outputs.</summary>
    protected virtual void WritePredict() => WritePredictBlocks("0", "n", Literal.Of(Plan.Inference.BlockRows));

    /// <summary>The same in blocks of so many.</summary>
    protected void WritePredictBlocks(string start, string end, string most) => Blocks.Write(
        Plan.Inference.Storage,
        most,
        start,
        end,
        $"Predict(rows, {StoredParameters}, {SampleBlocks.SliceOf("x", _inputSize)}, {SampleBlocks.SliceOf("output", _outputSize)}, scratch);");

    /// <summary>The flat parameter buffer in C#, as it is given to a program for a block of samples.</summary>
    protected virtual string StoredParameters => Evaluated;

    /// <summary>The flat parameter buffer in evaluation mode, with what is computed of it behind it.</summary>
    protected string Evaluated { get; } = plan.Folded.IsEmpty ? "parameters.Storage" : "parameters.Folded";

    /// <summary>The same in training mode, which looks at it and changes nothing.</summary>
    private readonly string _trained = plan.Folded.IsEmpty ? "parameters.Storage" : "parameters.Values";

    /// <summary>A number that a program leaves in scratch, behind what so many samples take.</summary>
    protected static string NumberOf(ProgramPlan program, Tensor number, string samples) =>
        $"scratch[{(Index.Of(samples) * program.Storage.PerSample) + program.Storage[number].Offset}]";

    private void WriteCounts()
    {
        if (Plan.Counts is not { } counts)
        {
            return;
        }

        using (Code.Block($"public static void Counts(int n, {Parameters}, ReadOnlySpan<{Number}> x, Span<{Number}> output)"))
        {
            Blocks.Write(
                counts.Storage,
                Literal.Of(counts.BlockRows),
                "0",
                "n",
                $"Counts(rows, {Evaluated}, {SampleBlocks.SliceOf("x", _inputSize)}, "
                    + $"{SampleBlocks.SliceOf("output", (int)counts.Program.Result.Shape.Size)}, scratch);");
        }

        Code.Line();
    }

    private void WriteEvaluateBlocks()
    {
        if (Plan.Evaluation.Program.Count is { } count)
        {
            WriteEvaluateCounted(NumberOf(Plan.Evaluation, count, "rows"));
            return;
        }

        using (Code.Block($"public static {Number} Evaluate(int n, {Parameters}, ReadOnlySpan<{Number}> x, ReadOnlySpan<{Number}> y)"))
        {
            Code.Line("double sum = 0.0;");
            WriteBlocks($"sum += rows * (double){EvaluateBlock};");
            Code.Line($"return {(Number == "double" ? "sum / n" : "(float)(sum / n)")};");
        }

        Code.Line();
    }

    /// <summary>Where not all rows count, a block weighs as much as it has rows that do.</summary>
    private void WriteEvaluateCounted(string count)
    {
        string arguments = $"int n, {Parameters}, ReadOnlySpan<{Number}> x, ReadOnlySpan<{Number}> y";
        using (Code.Block($"public static {Number} Evaluate({arguments})"))
        {
            Code.Line("return Evaluate(n, parameters, x, y, out _);");
        }

        Code.Line();
        using (Code.Block($"public static {Number} Evaluate({arguments}, out double count)"))
        {
            Code.Line("double sum = 0.0;");
            Code.Line("count = 0.0;");
            WriteBlocks($"sum += (double){EvaluateBlock} * {count};", $"count += {count};");
            string mean = "sum / Math.Max(count, 1.0)";
            Code.Line($"return {(Number == "double" ? mean : $"(float)({mean})")};");
        }

        Code.Line();
    }

    private string EvaluateBlock =>
        $"Evaluate(rows, {Evaluated}, {SampleBlocks.SliceOf("x", _inputSize)}, {SampleBlocks.SliceOf("y", _targetSize)}, scratch)";

    private void WriteBlocks(params string[] calls) =>
        Blocks.Write(Plan.Evaluation.Storage, Literal.Of(Plan.Evaluation.BlockRows), "0", "n", calls);

    private void WriteComputeGradientsEntry(ProgramPlan training)
    {
        using (Code.Block($"public static {Number} ComputeGradients(int n, {Parameters}, ReadOnlySpan<{Number}> x, ReadOnlySpan<{Number}> y, Gradients<{Number}> gradients)"))
        {
            Code.Line(
                $"Span<{Number}> scratch = gradients.Scratch(n, {Literal.Of(training.Storage.PerSample)}, {Literal.Of(training.Storage.Constant)});");
            string buffer = training.UpdatesBuffers ? "BeginUpdates()" : "Values";
            string key = training.NeedsKey ? ", gradients.NextStep()" : string.Empty;
            string call = $"ComputeGradients(n, {_trained}, x, y, gradients.SampleWeights(n), gradients.{buffer}, scratch{key});";
            bool carries = training.Program.Carried.Any();
            string[] after =
            [
                .. carries ? new[] { "gradients.EndState(n, loss, scratch);" } : [],
                .. training.Program.Count is { } count ? new[] { $"gradients.SetCount({NumberOf(training, count, "n")});" } : [],
            ];
            if (carries)
            {
                Code.Line("gradients.BeginState(n, scratch);");
            }

            Code.Line((after.Length == 0 ? "return " : $"{Number} loss = ") + call);
            foreach (string line in after)
            {
                Code.Line(line);
            }

            if (after.Length > 0)
            {
                Code.Line("return loss;");
            }
        }

        Code.Line();
    }
}
