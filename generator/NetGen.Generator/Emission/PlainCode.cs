using NetGen.Generator.Planning;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <summary>Plain code: the program as it was derived, a formula and its loops for every step.</summary>
internal static class PlainCode
{
    public static void Write(CSharpWriter code, Plan plan, string name)
    {
        string summary = "The network as plain loops. Batches are row-major; each tensor has memory of its own.";
        using (CodeClass.Open(code, plan, name, summary, "System", "System.Buffers", "NetGen.Numerics"))
        {
            new EntryPoints(code, plan).Write();
            PlainWriter.Write(code, plan.Graph.Precision, plan.Inference, ProgramKind.Predict);
            if (plan.Step is { } step)
            {
                PlainWriter.Write(code, plan.Graph.Precision, step.Program, ProgramKind.PredictNext);
            }

            if (plan.Counts is { } counts)
            {
                PlainWriter.Write(code, plan.Graph.Precision, counts, ProgramKind.Counts);
            }

            PlainWriter.Write(code, plan.Graph.Precision, plan.Evaluation, ProgramKind.Evaluate);
            if (plan.Training is not null)
            {
                PlainWriter.Write(code, plan.Graph.Precision, plan.Training, ProgramKind.ComputeGradients);
            }
        }
    }
}
