using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;

namespace NetGen.Generator.Checking;

/// <summary>CHECK: a declaration in; a graph of layers with shapes out, or everything that is wrong with it at once.</summary>
internal sealed class ShapeChecker
{
    private readonly NetworkDeclaration _declaration;
    private readonly NetworkOptions _options;
    private readonly List<Problem> _problems = [];
    private ImmutableArray<LayerNode> _known = [];

    private ShapeChecker(NetworkDeclaration declaration) => (_declaration, _options) = (declaration, declaration.Options);

    /// <summary>The graph, or null where there are errors or the compiler could not bind an attribute.</summary>
    public static CheckResult Check(NetworkDeclaration declaration)
    {
        var checker = new ShapeChecker(declaration);
        Graph? graph = checker.Run();
        return new CheckResult(graph, [.. checker._problems], checker._known);
    }

    private Graph? Run()
    {
        var names = new LayerNames(_declaration, _problems);
        var options = new OptionRules(_declaration, names, _problems);
        _problems.AddRange(ClassRules.Check(_declaration));
        options.CheckNetwork();
        ImmutableArray<Layer?> layers = [.. _declaration.Layers.Select(LayerKinds.Create)];
        ImmutableArray<bool> sound = [.. layers.Select((layer, i) => options.CheckLayer(i, layer))];
        Problem[] disorder = [.. OrderRules.Check(_declaration)];
        _problems.AddRange(disorder);
        if (_declaration.Layers.Any(l => l.IsStray))
        {
            // The order is unknown, and with it who takes whom.
            return null;
        }

        ImmutableArray<LayerNode?> nodes = new LayerResolver(_declaration, layers, names, _problems).Resolve(sound);
        _known = [.. nodes.Where(n => n is not null).Select(n => n!)];
        _problems.AddRange(OutputRules.CheckActivations(layers, names, nodes));
        _problems.AddRange(OutputRules.CheckLoss(_options.Loss, layers, names));
        _problems.AddRange(PositiveWeights.Check(_options));
        _problems.AddRange(QuantileRules.Check(_options));
        _problems.AddRange(ClassTargetRules.Check(_options));
        _problems.AddRange(WholeNumberRules.Check(_options, nodes));
        _problems.AddRange(BoundRowRules.Check(_declaration, nodes));
        _problems.AddRange(SizeRules.Check(_declaration, nodes));
        _problems.AddRange(BudgetRules.Check(_declaration, _known));
        _problems.AddRange(UnrollRules.Check(_options, nodes));
        if (disorder.Length == 0)
        {
            _problems.AddRange(OutputRules.CheckUse(_declaration, layers, names));
        }

        if (_problems.Any(p => p.IsError) || nodes.Length < 2 || nodes.Any(n => n is null) || _options.Loss is not { } loss)
        {
            return null;
        }

        var graph = new Graph(_declaration, LossKinds.Of(loss), _known);
        _problems.AddRange(new Adviser(graph).Advise());
        return graph;
    }
}
