using System;
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
    public static IEnumerable<Problem> CheckActivations(ImmutableArray<Layer?> layers, LayerNames names, ImmutableArray<LayerNode?> nodes)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            if (layers[i] is { Activation: Activation.Softmax or Activation.LogSoftmax } layer && (nodes[i]?.Shape.Last ?? layer.LastExtent) == 1)
            {
                string shape = nodes[i]?.Shape.ToString() ?? "[…, 1]";
                string constant = layer.Activation == Activation.Softmax ? "1" : "0";
                yield return Problem.Of(Rules.SoftmaxOverOne, Site.OfLayer(i, "activation"), names[i], layer.Activation.ToString(), shape, constant);
            }
        }
    }

    /// <summary>Silent where the loss or the last activation is itself in question.</summary>
    public static IEnumerable<Problem> CheckLoss(Loss? chosen, ImmutableArray<Layer?> layers, LayerNames names)
    {
        if (chosen is null || layers.LastOrDefault() is not { TakesInput: true } last || !Enum.IsDefined(typeof(Activation), last.Activation))
        {
            yield break;
        }

        LossKind loss = LossKinds.Of(chosen.Value);
        if (!loss.Fits(last.Activation))
        {
            string end = last.Activation == Activation.None ? "no activation" : $"Activation.{last.Activation}";
            yield return Problem.Of(
                Rules.LossMismatch, Site.Network("loss"), loss.Loss.ToString(), loss.Needs, names[layers.Length - 1], end, loss.Advice).SolvedBy(
                    Remedy.Write(Site.OfLayer(layers.Length - 1, "activation"), "Activation." + All<Activation>().First(loss.Fits)),
                    Remedy.Write(Site.Network("loss"), "Loss." + LossFor(last.Activation)));
        }
    }

    /// <summary>A loss made for that activation, else the first that takes it.</summary>
    private static Loss LossFor(Activation activation) =>
        All<Loss>().Where(l => LossKinds.Of(l).Fits(activation)).OrderBy(l => LossKinds.Of(l).Fits(Activation.None)).First();

    private static IEnumerable<T> All<T>()
        where T : struct, Enum => Enum.GetValues(typeof(T)).Cast<T>();

    /// <summary>Silent where a reference is broken, for it may have meant the layer that seems unused.</summary>
    public static IEnumerable<Problem> CheckUse(NetworkDeclaration declaration, ImmutableArray<Layer?> layers, LayerNames names)
    {
        int?[][] taken = [.. declaration.Layers.Select((written, i) => Taken(i, layers[i], written.From, names).ToArray())];
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

    private static IEnumerable<int?> Taken(int index, Layer? layer, string? from, LayerNames names)
    {
        if (layer is null)
        {
            return [null];
        }

        IEnumerable<int?> joined = layer.Joins.Where(j => j.Layer is not null).Select(j => names.Find(j.Layer!));
        return !layer.TakesInput ? []
            : from is not null ? joined.Prepend(names.Find(from))
            : joined.Prepend(index - 1);
    }
}
