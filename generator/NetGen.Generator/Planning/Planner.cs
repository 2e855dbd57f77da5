using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>PLAN: a graph in; out, its programs with every decision made.</summary>
internal static class Planner
{
    public static Plan Plan(Graph graph) => Plan(graph, Choices.Standard);

    /// <summary>The same, where a test forces strategies.</summary>
    public static Plan Plan(Graph graph, Choices choices)
    {
        Program inference = Lowerer.Inference(graph);
        bool plain = graph.CodeStyle == CodeStyle.Plain;
        Program? training = graph.Training ? Differentiator.Differentiate(Lowerer.MeanLoss(graph, training: true)) : null;
        string[] updated = training is null ? [] : [.. training.Steps.Select(s => s.Output).Where(t => t.Role == TensorRole.BufferUpdate).Select(t => t.Name!)];
        ParameterLayout layout = plain ? ParameterLayout.Plain(inference.Stored, updated) : FastPlanner.Layout(inference.Stored, updated, graph.Precision, choices);
        var fast = new FastPlanner(layout, graph.Precision, choices);

        return new Plan(
            graph,
            layout,
            PlanOne(inference, graph.Unroll),
            PlanOne(inference),
            PlanOne(Lowerer.MeanLoss(graph, training: false)),
            training is null ? null : PlanOne(training),
            training is null || plain ? null : fast.PlanSgdStep(training));

        // Straight-line code pays for one sample alone; what runs on batches stays short.
        ProgramPlan PlanOne(Program program, Unroll unroll = Unroll.None) => plain
            ? PlainPlanner.Plan(program, layout, choices)
            : fast.Plan(program, unroll);
    }
}
