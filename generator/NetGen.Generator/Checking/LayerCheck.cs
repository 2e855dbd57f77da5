using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Checking;

/// <summary>What a layer's room sees while it is checked: its arguments, the shapes it takes, and where to report.</summary>
internal sealed class LayerCheck(int index, string name, LayerDeclaration declaration, ImmutableArray<LayerNode> inputs, List<Problem> problems)
{
    public string Name { get; } = name;

    public ArgumentList Arguments { get; } = declaration.Arguments;

    public ImmutableArray<LayerNode> Inputs { get; } = inputs;

    public Shape Input => Inputs[0].Shape;

    /// <summary>The argument that names one of the layers this one joins.</summary>
    public string? JoinOf(LayerNode input) => LayerKinds.Of(declaration.Kind).Joins.FirstOrDefault(j => Arguments.Text(j) == input.Name);

    /// <summary>Reports a broken rule at an argument; always null, the shape of a layer that does not check.</summary>
    public Shape? Report(Rule rule, string? argument, params string[] words)
    {
        problems.Add(Problem.Of(rule, Site.OfLayer(index, argument), words));
        return null;
    }

    public void OutOfRange(string option, string range, string actual) =>
        Report(Rules.OptionOutOfRange, option, option, $"layer '{Name}'", range, actual);
}
