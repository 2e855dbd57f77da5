using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>CHECK: a declaration in; a graph of layers with shapes out, or everything that is wrong with it at once.</summary>
internal sealed class ShapeChecker
{
    /// <summary>Parameters and padding must fit an array that is indexed by int.</summary>
    private const long MaximumParameters = 500_000_000;

    private readonly NetworkDeclaration _declaration;
    private readonly List<Problem> _problems = [];

    private ShapeChecker(NetworkDeclaration declaration) => _declaration = declaration;

    /// <summary>The graph, or null where there are problems.</summary>
    public static (Graph? Graph, ImmutableArray<Problem> Problems) Check(NetworkDeclaration declaration)
    {
        var checker = new ShapeChecker(declaration);
        Graph? graph = checker.Run();
        return (checker._problems.Count == 0 ? graph : null, [.. checker._problems]);
    }

    private Graph? Run()
    {
        _problems.AddRange(ClassRules.Check(_declaration));
        _problems.AddRange(OrderRules.Check(_declaration));
        var resolver = new LayerResolver(_declaration, _problems);
        ImmutableArray<LayerNode?> layers = resolver.Resolve();
        if (layers.Length < 2 || layers.Any(l => l is null))
        {
            return null;
        }

        var graph = new Graph(_declaration, LossKinds.Of(_declaration.Options.Choice<Loss>("loss")), [.. layers.Select(l => l!)]);
        CheckActivations(graph);
        CheckLoss(graph);
        CheckSize(graph);
        return graph;
    }

    private void CheckActivations(Graph graph)
    {
        foreach (LayerNode layer in graph.Layers)
        {
            if (layer.Activation is Activation.Softmax or Activation.LogSoftmax && layer.Shape.Last == 1)
            {
                Report(Rules.SoftmaxOverOne, Site.OfLayer(layer.Index, "activation"), layer.Name, layer.Activation.ToString(), layer.Shape.ToString());
            }
        }
    }

    private void CheckLoss(Graph graph)
    {
        LayerNode last = graph.Output;
        if (!graph.Loss.Fits(last.Activation))
        {
            Report(
                Rules.LossMismatch,
                Site.Network("loss"),
                graph.Loss.Loss.ToString(),
                graph.Loss.Needs,
                last.Name,
                last.Activation == Activation.None ? "no activation" : $"Activation.{last.Activation}",
                graph.Loss.Advice);
        }
    }

    private void CheckSize(Graph graph)
    {
        if (graph.ParameterCount > MaximumParameters)
        {
            LayerNode largest = graph.Layers.OrderByDescending(l => l.ParameterCount).First();
            Report(
                Rules.TooManyParameters,
                Site.OfLayer(largest.Index),
                _declaration.Name,
                Literal.Of(graph.ParameterCount),
                Literal.Of(MaximumParameters),
                largest.Name,
                Literal.Of(largest.ParameterCount));
        }
    }

    private void Report(Rule rule, Site site, params string[] words) =>
        _problems.Add(new Problem(rule, site, EquatableArray<string>.From(words.AsEnumerable())));
}
