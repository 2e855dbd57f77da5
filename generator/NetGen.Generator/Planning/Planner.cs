using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>PLAN: a network's programs in; out, the same with every decision made.</summary>
internal static class Planner
{
    /// <summary>The plan of a checked network's programs.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="programs">Its programs, differentiated.</param>
    /// <param name="choices">What may be chosen from; a test forces strategies with it.</param>
    public static Plan Plan(Graph graph, NetworkPrograms programs, Choices choices)
    {
        (Program inference, Program evaluation, Program? training, ImmutableArray<FoldedNorm> folded, Program? step, Program? counts) = programs;
        bool plain = graph.CodeStyle == CodeStyle.Plain;
        string[] updated = training is null
            ? []
            : [.. training.Steps.SelectMany(s => s.Outputs).Where(t => t.Role == TensorRole.BufferUpdate).Select(t => t.Name!)];
        ParameterLayout layout = plain
            ? ParameterLayout.Plain(inference.Stored, updated)
            : FastPlanner.Layout(inference.Stored, updated, graph.Precision, choices);
        var fast = new FastPlanner(layout, graph.Precision, choices);

        return new Plan(
            graph,
            layout,
            inference.Steps.OfType<Scan>().Any() || (graph.Unroll == Unroll.Auto && inference.Steps.Any(FillsTiles)) ? null : OneSamplePlanner.Plan(PlanOne(inference, graph.Unroll), graph.Precision),
            PlanOne(inference),
            PlanOne(evaluation),
            training is null ? null : PlanOne(training),
            training is null || plain || fast.PlanSgdStep(training) is not { } update ? null : OneSamplePlanner.Plan(update, graph.Precision),
            folded,
            step is null ? null : plain ? new StepPlan(PlanOne(step), null) : PlanStep(step),
            counts is null ? null : PlanOne(counts));

        StepPlan PlanStep(Program one)
        {
            Choices ofStream = JointProducts.AreIn(one) ? choices.OfGates : choices;
            ProgramPlan planned = new FastPlanner(layout, graph.Precision, ofStream).Plan(one, graph.Unroll);
            return new StepPlan(planned, OneSamplePlanner.Plan(planned, graph.Precision));
        }

        // Straight-line code pays for one sample alone; what runs on batches stays short.
        ProgramPlan PlanOne(Program program, Unroll? oneSample = null) => plain
            ? PlainPlanner.Plan(PlainConvolutions.In(program), layout, graph.Precision, choices)
            : fast.Plan(program, oneSample);
    }

    /// <summary>An image's many positions fill a batch's tiles by themselves: LeNet's prediction of one sample takes the time of half of two, in a
    /// seventh less code.</summary>
    private static bool FillsTiles(Primitive step) => step is Window or SumOfWindows or DepthwiseConvolution;
}
