using NetGen.Generator.Planning;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The methods the members call, the same in both code styles: they find scratch and pass a batch on, in blocks where that keeps scratch small.</summary>
internal sealed class EntryPoints(CSharpWriter code, Plan plan)
{
    private readonly string _number = Surface.NumberOf(plan.Graph.Precision);
    private readonly string _inputSize = Literal.Of(plan.Graph.Input.Shape.Size);
    private readonly string _outputSize = Literal.Of(plan.Graph.Output.Shape.Size);

    private string Parameters => $"Parameters<{_number}> parameters";

    public void Write()
    {
        WritePredict();
        if (plan.Graph.Output.Shape.Size == 1)
        {
            WritePredictOne();
        }

        WriteEvaluate();
        if (plan.Training is not null)
        {
            WriteComputeGradients(plan.Training);
        }
    }

    private void WritePredict()
    {
        using (code.Block($"public static void Predict(int n, {Parameters}, ReadOnlySpan<{_number}> x, Span<{_number}> output)"))
        {
            WriteBlocks(plan.Inference.Storage, $"Predict(rows, parameters.Storage, {SliceOf("x", _inputSize)}, {SliceOf("output", _outputSize)}, scratch);");
        }

        code.Line();
    }

    private void WritePredictOne()
    {
        using (code.Block($"public static {_number} Predict({Parameters}, ReadOnlySpan<{_number}> x)"))
        {
            code.Line($"{_number} output = 0;");
            code.Line($"Predict(1, parameters, x, new Span<{_number}>(ref output));");
            code.Line("return output;");
        }

        code.Line();
    }

    private void WriteEvaluate()
    {
        using (code.Block($"public static {_number} Evaluate(int n, {Parameters}, ReadOnlySpan<{_number}> x, ReadOnlySpan<{_number}> y)"))
        {
            code.Line("double sum = 0.0;");
            WriteBlocks(
                plan.Evaluation.Storage,
                $"sum += rows * (double)Evaluate(rows, parameters.Storage, {SliceOf("x", _inputSize)}, {SliceOf("y", _outputSize)}, scratch);");
            code.Line($"return {(_number == "double" ? "sum / n" : "(float)(sum / n)")};");
        }

        code.Line();
    }

    private void WriteComputeGradients(ProgramPlan training)
    {
        using (code.Block($"public static {_number} ComputeGradients(int n, {Parameters}, ReadOnlySpan<{_number}> x, ReadOnlySpan<{_number}> y, Gradients<{_number}> gradients)"))
        {
            code.Line($"Span<{_number}> scratch = gradients.Scratch(n, {Literal.Of(training.Storage.PerSample)}, {Literal.Of(training.Storage.Constant)});");
            code.Line($"return ComputeGradients(n, parameters.Storage, x, y, gradients.SampleWeights(n), gradients.Values, scratch{(training.NeedsKey ? ", gradients.NextStep()" : string.Empty)});");
        }

        code.Line();
    }

    private void WriteBlocks(ProgramStorage storage, string call)
    {
        string block = Literal.Of(Budget.BlockRows(storage.PerSample));
        code.Line($"int length = checked({Length($"Math.Min(n, {block})", storage)});");
        code.Line($"{_number}[]? rented = null;");
        code.Line($"Span<{_number}> scratch = length <= {Literal.Of(Budget.StackElements(plan.Graph.Precision))} ? stackalloc {_number}[length] : (rented = ArrayPool<{_number}>.Shared.Rent(length));");
        code.Line("int rows;");
        using (code.Block("for (int first = 0; first < n; first += rows)"))
        {
            code.Line($"rows = Math.Min(n - first, {block});");
            code.Line(call);
        }

        using (code.Block("if (rented is not null)"))
        {
            code.Line($"ArrayPool<{_number}>.Shared.Return(rented);");
        }
    }

    private static string SliceOf(string span, string size) => $"{span}.Slice(first * {size}, rows * {size})";

    private static string Length(string rows, ProgramStorage storage) => (storage.PerSample, storage.Constant) switch
    {
        (var perSample, 0) => $"{rows} * {Literal.Of(perSample)}",
        (0, var constant) => Literal.Of(constant),
        var (perSample, constant) => $"({rows} * {Literal.Of(perSample)}) + {Literal.Of(constant)}",
    };
}
