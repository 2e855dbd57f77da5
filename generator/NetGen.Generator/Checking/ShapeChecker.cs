using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Losses;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>CHECK: a declaration in; a graph of layers with shapes out, or everything that is wrong with it at once.</summary>
internal sealed class ShapeChecker
{
    private readonly NetworkDeclaration _declaration;
    private readonly List<Problem> _problems = [];

    private ShapeChecker(NetworkDeclaration declaration) => _declaration = declaration;

    /// <summary>The graph, or null where there are errors or the compiler could not bind an attribute.</summary>
    public static (Graph? Graph, ImmutableArray<Problem> Problems) Check(NetworkDeclaration declaration)
    {
        var checker = new ShapeChecker(declaration);
        Graph? graph = checker.Run();
        return (graph, [.. checker._problems]);
    }

    private Graph? Run()
    {
        var names = new LayerNames(_declaration, _problems);
        var options = new OptionRules(_declaration, names, _problems);
        _problems.AddRange(ClassRules.Check(_declaration));
        options.CheckNetwork();
        ImmutableArray<bool> sound = [.. Enumerable.Range(0, _declaration.Layers.Count).Select(options.CheckLayer)];
        Problem[] disorder = [.. OrderRules.Check(_declaration)];
        _problems.AddRange(disorder);
        if (_declaration.Layers.Any(l => l.IsStray))
        {
            // The order is unknown, and with it who takes whom.
            return null;
        }

        ImmutableArray<LayerNode?> layers = new LayerResolver(_declaration, names, _problems).Resolve(sound);
        _problems.AddRange(OutputRules.CheckActivations(_declaration, names, layers));
        _problems.AddRange(OutputRules.CheckLoss(_declaration, names));
        _problems.AddRange(SizeRules.Check(_declaration, layers));
        _problems.AddRange(UnrollRules.Check(_declaration, layers));
        if (disorder.Length == 0)
        {
            _problems.AddRange(OutputRules.CheckUse(_declaration, names));
        }

        return _problems.Any(p => p.IsError) || layers.Length < 2 || layers.Any(l => l is null) || !_declaration.Options.IsSound("loss")
            ? null
            : new Graph(_declaration, LossKinds.Of(_declaration.Options.Choice<Loss>("loss")), [.. layers.Select(l => l!)]);
    }
}
