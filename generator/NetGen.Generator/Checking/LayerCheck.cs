using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Checking;

/// <summary>What a layer's room sees while it is checked: its arguments, the shapes it takes, and where to report.</summary>
internal sealed class LayerCheck(int index, string name, LayerDeclaration declaration, ImmutableArray<LayerNode> inputs, List<Problem> problems)
{
    public string Name { get; } = name;

    public ArgumentList Arguments { get; } = declaration.Arguments;

    public ImmutableArray<LayerNode> Inputs { get; } = inputs;

    public Shape Input => Inputs[0].Shape;

    /// <summary>Reports a broken rule at an argument; always null, the shape of a layer that does not check.</summary>
    public Shape? Report(Rule rule, string? argument, params string[] words)
    {
        problems.Add(Problem.Of(rule, Site.OfLayer(index, argument), words));
        return null;
    }

    public void OutOfRange(string option, string range, string actual) =>
        Report(Rules.OptionOutOfRange, option, option, $"layer '{Name}'", range, actual);
}
