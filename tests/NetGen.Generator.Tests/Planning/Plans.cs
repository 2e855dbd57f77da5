using NetGen.Generator.Checking;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Layout;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The plan the compiler makes of a network.</summary>
internal static class Plans
{
    public static Plan Of(Net net)
    {
        Graph graph = net.Graph;
        return Planner.Plan(graph, Differentiator.Differentiate(Lowerer.Lower(graph)), Choices.Standard);
    }
}
