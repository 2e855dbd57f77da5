using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>The programs that one sample alone has: prediction, and gradient descent's step.</summary>
internal sealed class OneSamplePrograms(SharedMethods methods, Plan plan)
{
    private static readonly string[] StepBuffers = ["parameters", "x", FastWriter.Targets, "scratch"];

    private readonly string _number = Surface.NumberOf(plan.Graph.Precision);
    private readonly Dictionary<ImmutableArray<MethodPlan>, string> _written = [];

    /// <summary>Writes the prediction for a width of vectors and gives its method's name.</summary>
    public string WritePrediction(OneSamplePlan prediction, int vectorBits) => Once(
        prediction, vectorBits, () => Methods(prediction, vectorBits, Buffers.Of(ProgramKind.Predict)).Write("PredictOne", prediction.Methods[vectorBits]));

    /// <summary>The same of one step of a stream.</summary>
    public string WriteNext(OneSamplePlan next, int vectorBits) => Once(
        next, vectorBits, () => Methods(next, vectorBits, Buffers.Of(ProgramKind.PredictNext)).Write("PredictNextOne", next.Methods[vectorBits]));

    /// <summary>Writes the step for a width of vectors and gives its method's name. Where the loss is not finite, the parameters are left
    /// alone.</summary>
    public string WriteStep(OneSamplePlan step, int vectorBits) => Once(step, vectorBits, () => Step(step, vectorBits));

    private string Step(OneSamplePlan step, int vectorBits)
    {
        OneSampleMethods differentiate = Methods(step, vectorBits, StepBuffers);
        OneSampleMethods update = Methods(step, vectorBits, StepBuffers, FastWriter.Rate);
        var code = new CSharpWriter { OmitsBraces = true };
        using (code.Block($"({update.Parameters})"))
        {
            code.Line($"{differentiate.Write("Differentiate", step.Methods[vectorBits])}({differentiate.Arguments});");
            code.Line($"{_number} loss = {FastWriter.From("scratch", step.Program.Storage.PerSample + step.Program.Storage[step.Program.Program.Result].Offset)};");
            using (code.Block($"if ({_number}.IsFinite(loss))"))
            {
                code.Line($"{update.Write("Update", step.Updates[vectorBits])}({update.Arguments});");
            }

            code.Line();
            code.Line("return loss;");
        }

        return methods.Add("StepOne" + Literal.Of(vectorBits), code.ToString(), _number);
    }

    /// <summary>Widths whose methods are planned as one are written once.</summary>
    private string Once(OneSamplePlan program, int vectorBits, Func<string> write)
    {
        ImmutableArray<MethodPlan> methods = program.Methods[vectorBits];
        if (!_written.TryGetValue(methods, out string? name))
        {
            name = write();
            _written.Add(methods, name);
        }

        return name;
    }

    private OneSampleMethods Methods(OneSamplePlan program, int vectorBits, IReadOnlyList<string> buffers, params string[] numbers) =>
        new(methods, program.Program, plan.Graph.Precision, vectorBits, buffers, numbers);
}
