using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>Finds each layer's inputs and infers its shape; a layer behind a broken one is left unknown, in silence.</summary>
internal sealed class LayerResolver(NetworkDeclaration declaration, ImmutableArray<Layer?> layers, LayerNames names, List<Problem> problems)
{
    /// <summary>The layers in source order; null where a layer or one of its inputs does not check.</summary>
    public ImmutableArray<LayerNode?> Resolve(ImmutableArray<bool> sound)
    {
        var nodes = new List<LayerNode?>();
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            nodes.Add(Resolve(i, nodes, sound[i]));
        }

        return [.. nodes];
    }

    private LayerNode? Resolve(int index, List<LayerNode?> before, bool isSound)
    {
        LayerDeclaration written = declaration.Layers[index];
        if (LayerKinds.Find(written.Kind) is not { } kind || layers[index] is not { } layer)
        {
            return null;
        }

        ImmutableArray<LayerNode>? inputs = layer.TakesInput ? Inputs(index, layer, before) : [];
        if (inputs is null || !isSound)
        {
            return null;
        }

        Shape? shape = layer.Infer(new LayerCheck(index, names[index], written, layer, inputs.Value, problems));
        return shape is null
            ? null
            : new LayerNode(
                index,
                names[index],
                kind,
                layer,
                inputs.Value,
                shape,
                [.. layer.Tensors(inputs.Value), .. PositiveWeights.Of(declaration, index, shape)])
            {
                HasMask = layer.HasMask(inputs.Value),
            };
    }

    private ImmutableArray<LayerNode>? Inputs(int index, Layer layer, List<LayerNode?> before)
    {
        var found = new List<LayerNode?>();
        if (declaration.Layers[index].From is string from)
        {
            found.Add(Named(index, "from", from, before));
        }
        else
        {
            found.Add(index == 0 ? null : before[index - 1]);
        }

        // Only the further ones may be left out.
        foreach (Join join in layer.Joins.Where((j, i) => i == 0 || j.Layer is not null))
        {
            found.Add(Named(index, join.Option, join.Layer ?? string.Empty, before));
        }

        return found.Any(f => f is null) ? null : [.. found.Select(f => f!)];
    }

    private LayerNode? Named(int index, string argument, string name, List<LayerNode?> before)
    {
        int? target = names.Find(name);
        if (target < index)
        {
            return before[target.Value];
        }

        Site site = Site.OfLayer(index, argument);
        if (target is null)
        {
            Remedy? nearest = index == 0 ? null : Remedy.Write(site, $"\"{Nearest.To(name, names.NamesBefore(index))}\"");
            problems.Add(Problem.Of(Rules.UnknownName, site, names[index], name, declaration.Name, names.Before(index)).SolvedBy(nearest));
        }
        else if (target == index)
        {
            problems.Add(Problem.Of(Rules.ForwardReference, site, names[index], "itself", names.Before(index), string.Empty));
        }
        else if (!Input.Kinds.Contains(declaration.Layers[target.Value].Kind))
        {
            // An input that stands below has a rule of its own.
            problems.Add(Problem.Of(
                Rules.ForwardReference, site, names[index], $"'{name}', which stands below it", names.Before(index), $", or move '{names[index]}' below '{name}'"));
        }

        return null;
    }
}
