using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>Every layer's output is of use, and the last one's fits the loss.</summary>
internal static class OutputRules
{
    public static IEnumerable<Problem> CheckActivations(NetworkDeclaration declaration, LayerNames names, ImmutableArray<LayerNode?> layers)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            ArgumentList arguments = declaration.Layers[i].Arguments;
            Activation activation = arguments.Choice<Activation>("activation");
            if (activation is Activation.Softmax or Activation.LogSoftmax && LastExtent(declaration.Layers[i], layers[i]) == 1)
            {
                string shape = layers[i]?.Shape.ToString() ?? "[…, 1]";
                string constant = activation == Activation.Softmax ? "1" : "0";
                yield return Problem.Of(Rules.SoftmaxOverOne, Site.OfLayer(i, "activation"), names[i], activation.ToString(), shape, constant);
            }
        }
    }

    /// <summary>Silent where the loss or the last activation is itself in question.</summary>
    public static IEnumerable<Problem> CheckLoss(NetworkDeclaration declaration, LayerNames names)
    {
        int last = declaration.Layers.Count - 1;
        if (last < 0 || !declaration.Options.IsSound("loss") || !HasKnownEnd(declaration.Layers[last]))
        {
            yield break;
        }

        LossKind loss = LossKinds.Of(declaration.Options.Choice<Loss>("loss"));
        Activation activation = declaration.Layers[last].Arguments.Choice<Activation>("activation");
        if (!loss.Fits(activation))
        {
            string end = activation == Activation.None ? "no activation" : $"Activation.{activation}";
            yield return Problem.Of(Rules.LossMismatch, Site.Network("loss"), loss.Loss.ToString(), loss.Needs, names[last], end, loss.Advice);
        }
    }

    /// <summary>Silent where a reference is broken, for it may have meant the layer that seems unused.</summary>
    public static IEnumerable<Problem> CheckUse(NetworkDeclaration declaration, LayerNames names)
    {
        int?[][] taken = [.. declaration.Layers.Select((layer, i) => Taken(layer, i, names).ToArray())];
        if (taken.Where((targets, i) => targets.Any(t => t is null || t >= i)).Any())
        {
            yield break;
        }

        for (int i = 0; i < taken.Length - 1; i++)
        {
            if (!taken.Any(targets => targets.Contains(i)))
            {
                yield return Problem.Of(Rules.UnusedLayer, Site.OfLayer(i), names[i]);
            }
        }
    }

    private static int? LastExtent(LayerDeclaration declaration, LayerNode? layer) =>
        layer is not null ? layer.Shape.Last
        : LayerKinds.Exists(declaration.Kind) ? LayerKinds.Of(declaration.Kind).LastExtent(declaration.Arguments)
        : null;

    private static bool HasKnownEnd(LayerDeclaration layer) =>
        LayerKinds.Exists(layer.Kind)
        && !layer.IsMalformed
        && LayerKinds.Of(layer.Kind).TakesInput
        && (!layer.Arguments.Has("activation") || layer.Arguments.IsSound("activation"));

    private static IEnumerable<int?> Taken(LayerDeclaration layer, int index, LayerNames names)
    {
        if (layer.IsMalformed || !LayerKinds.Exists(layer.Kind))
        {
            return [null];
        }

        LayerKind kind = LayerKinds.Of(layer.Kind);
        IEnumerable<int?> joined = kind.Joins.Select(layer.Arguments.Text).Where(n => n is not null).Select(n => names.Find(n!));
        return !kind.TakesInput ? []
            : layer.Arguments.Text("from") is string from ? joined.Prepend(names.Find(from))
            : joined.Prepend(index - 1);
    }
}
