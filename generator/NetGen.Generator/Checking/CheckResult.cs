using System.Collections.Immutable;

namespace NetGen.Generator.Checking;

/// <summary>What CHECK found.</summary>
/// <param name="Graph">The network; null where it does not check.</param>
/// <param name="Problems">Everything that is wrong, and advice.</param>
/// <param name="Known">The layers whose shapes are known, in source order; all of them where there is a graph.</param>
internal sealed record CheckResult(Graph? Graph, ImmutableArray<Problem> Problems, ImmutableArray<LayerNode> Known)
{
    public void Deconstruct(out Graph? graph, out ImmutableArray<Problem> problems) => (graph, problems) = (Graph, Problems);
}
