using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The programs that one sample alone has, for one width of vectors: prediction, and gradient descent's step.</summary>
internal sealed class OneSamplePrograms(CSharpWriter code, Plan plan, int vectorBits)
{
    public const string Prediction = "PredictOne";
    public const string Step = "StepOne";

    private static readonly string[] StepBuffers = ["parameters", "x", FastWriter.Targets, "scratch"];

    public void Write()
    {
        new OneSampleMethods(code, plan.OneSample, plan.Graph.Precision, vectorBits, Buffers.Of(ProgramKind.Predict)).Write("public", Prediction, plan.OneSample.Kernels);
        if (plan.SgdStep is { } step)
        {
            WriteStep(step);
        }
    }

    /// <summary>Where the loss is not finite, the parameters are left alone.</summary>
    private void WriteStep(ProgramPlan step)
    {
        string number = Surface.NumberOf(plan.Graph.Precision);
        ImmutableArray<Kernel> updates = [.. step.Kernels.Where(k => !k.Updates.IsEmpty)];
        var differentiate = new OneSampleMethods(code, step, plan.Graph.Precision, vectorBits, StepBuffers);
        var update = new OneSampleMethods(code, step, plan.Graph.Precision, vectorBits, StepBuffers, FastWriter.Rate);
        using (code.Block($"public static {number} {Step}({update.Parameters})"))
        {
            code.Line($"Differentiate({differentiate.Arguments});");
            code.Line($"{number} loss = {FastWriter.From("scratch", step.Storage.PerSample + step.Storage[step.Program.Result].Offset)};");
            using (code.Block($"if ({number}.IsFinite(loss))"))
            {
                code.Line($"Update({update.Arguments});");
            }

            code.Line();
            code.Line("return loss;");
        }

        code.Line();
        differentiate.Write("private", "Differentiate", [.. step.Kernels.Except(updates)]);
        update.Write("private", "Update", updates);
    }
}
