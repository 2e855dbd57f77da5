using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Checking;

/// <summary>Finds each layer's inputs and infers its shape; a layer behind a broken one is left unknown, in silence.</summary>
internal sealed class LayerResolver(NetworkDeclaration declaration, List<Problem> problems)
{
    private readonly LayerNames _names = new(declaration, problems);

    /// <summary>The layers in source order; null where a layer or one of its inputs does not check.</summary>
    public ImmutableArray<LayerNode?> Resolve()
    {
        var nodes = new List<LayerNode?>();
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            nodes.Add(Resolve(i, nodes));
        }

        return [.. nodes];
    }

    private LayerNode? Resolve(int index, List<LayerNode?> before)
    {
        LayerDeclaration layer = declaration.Layers[index];
        if (layer.IsMalformed)
        {
            return null;
        }

        LayerKind kind = LayerKinds.Of(layer.Kind);
        ImmutableArray<LayerNode>? inputs = kind.TakesInput ? Inputs(index, kind, before) : [];
        if (inputs is null)
        {
            return null;
        }

        Shape? shape = kind.Infer(new LayerCheck(index, _names[index], layer, inputs.Value, problems));
        return shape is null
            ? null
            : new LayerNode(index, _names[index], kind, layer, inputs.Value, shape, kind.Tensors(layer.Arguments, inputs.Value));
    }

    private ImmutableArray<LayerNode>? Inputs(int index, LayerKind kind, List<LayerNode?> before)
    {
        ArgumentList arguments = declaration.Layers[index].Arguments;
        var found = new List<LayerNode?>();
        if (arguments.Text("from") is string from)
        {
            found.Add(Named(index, "from", from, before));
        }
        else
        {
            found.Add(index == 0 ? null : before[index - 1]);
        }

        foreach (string argument in kind.Joins.Where(a => arguments.Text(a) is not null))
        {
            found.Add(Named(index, argument, arguments.Text(argument)!, before));
        }

        return found.Any(f => f is null) ? null : [.. found.Select(f => f!)];
    }

    private LayerNode? Named(int index, string argument, string name, List<LayerNode?> before)
    {
        int? target = _names.Find(name);
        if (target < index)
        {
            return before[target.Value];
        }

        problems.Add(target is null
            ? New(Rules.UnknownName, _names[index], name, declaration.Name, _names.Before(index))
            : New(Rules.ForwardReference, _names[index], name, _names.Before(index)));
        return null;

        Problem New(Rule rule, params string[] words) =>
            new(rule, Site.OfLayer(index, argument), EquatableArray<string>.From(words.AsEnumerable()));
    }
}
