using NetGen.Generator.Checking;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>PLAN: a graph in; out, its three programs with every decision made.</summary>
internal static class Planner
{
    public static Plan Plan(Graph graph)
    {
        Program inference = Lowerer.Inference(graph);
        bool plain = graph.CodeStyle == CodeStyle.Plain;
        ParameterLayout layout = plain ? ParameterLayout.Plain(inference.Stored) : FastPlanner.Layout(inference.Stored, graph.Precision);

        return new Plan(
            graph,
            layout,
            PlanOne(inference, graph.Unroll),
            PlanOne(inference),
            PlanOne(Lowerer.MeanLoss(graph, training: false)),
            graph.Training ? PlanOne(Differentiator.Differentiate(Lowerer.MeanLoss(graph, training: true))) : null);

        // Straight-line code pays for one sample alone; what runs on batches stays short.
        ProgramPlan PlanOne(Program program, Unroll unroll = Unroll.None) => plain
            ? PlainPlanner.Plan(program, layout)
            : FastPlanner.Plan(program, layout, graph.Precision, unroll);
    }
}
