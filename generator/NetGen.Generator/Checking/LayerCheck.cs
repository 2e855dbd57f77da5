using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Checking;

/// <summary>What a layer's room sees while its shape is inferred: its arguments, the shapes it takes, and where to report.</summary>
internal sealed class LayerCheck(int index, string name, LayerDeclaration declaration, ImmutableArray<LayerNode> inputs, List<Problem> problems)
{
    public string Name { get; } = name;

    public ArgumentList Arguments { get; } = declaration.Arguments;

    public ImmutableArray<LayerNode> Inputs { get; } = inputs;

    public Shape Input => Inputs[0].Shape;

    /// <summary>Reports a broken rule at an argument; always null, the shape of a layer that does not check.</summary>
    public Shape? Report(Rule rule, string? argument, params string[] words)
    {
        problems.Add(new Problem(rule, Site.OfLayer(index, argument), EquatableArray<string>.From(words.AsEnumerable())));
        return null;
    }
}
