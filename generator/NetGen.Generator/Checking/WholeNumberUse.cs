using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;

namespace NetGen.Generator.Checking;

/// <summary>The whole numbers that a network's members take: tokens, categories among its inputs, class indices among its targets.</summary>
/// <param name="Tokens">Whether inputs are tokens, <c>ReadOnlySpan&lt;int&gt;</c>.</param>
/// <param name="Classes">Whether targets are class indices, <c>ReadOnlySpan&lt;int&gt;</c>.</param>
/// <param name="Samples">What is checked of each sample.</param>
/// <param name="Step">What is checked of one step of a sequence.</param>
/// <param name="Targets">What is checked of each sample's targets.</param>
internal sealed record WholeNumberUse(
    bool Tokens, bool Classes, ImmutableArray<IndexRange> Samples, ImmutableArray<IndexRange> Step, ImmutableArray<IndexRange> Targets)
{
    /// <summary>Whether any member takes integers.</summary>
    public bool TakesIntegers => Tokens || Classes;

    public static WholeNumberUse Of(Graph graph) => new(
        graph.Input.Layer is TokenInput,
        graph.Loss.TakesClasses,
        WholeNumbers.RangesOf(graph),
        Streaming.IsIn(graph) && Streaming.Obstacle(graph) is null ? WholeNumbers.RangesOf(Streaming.StepOf(graph)) : [],
        graph.Loss.TakesClasses ? [new IndexRange(0, (int)graph.TargetShape.Size, 1, graph.Output.Shape.Last, graph.IgnoreIndex)] : []);

    /// <summary>Whether a loss is of class indices; no where it is not known.</summary>
    public static bool TakesClasses(NetworkOptions options) => options.Loss is { } loss && LossKinds.Of(loss).TakesClasses;

    /// <summary>Whether a layer of that kind takes tokens.</summary>
    public static bool IsOfTokens(string kind) => kind == nameof(TokenInput);

    /// <summary>Of a network that does not check.</summary>
    public static WholeNumberUse Of(NetworkDeclaration declaration) => new(
        declaration.Layers.Any(l => IsOfTokens(l.Kind)),
        TakesClasses(declaration.Options),
        [],
        [],
        []);
}
