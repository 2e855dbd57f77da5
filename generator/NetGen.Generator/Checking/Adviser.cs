using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>Advice on a network that checks: what trains badly, or does nothing.</summary>
internal sealed class Adviser(Graph graph)
{
    private readonly ILookup<LayerNode, LayerNode> _takers =
        graph.Layers.SelectMany(l => l.Inputs.Distinct().Select(i => (Input: i, Layer: l))).ToLookup(t => t.Input, t => t.Layer);

    public IEnumerable<Problem> Advise() =>
        SoftmaxWithSquares().Concat(graph.Layers.Skip(1).SelectMany(Advise)).Concat(new Saturation(graph).Advise());

    private IEnumerable<Problem> Advise(LayerNode layer) =>
        new[]
            {
                ZeroStart(layer), DropsTheOutput(layer), LinearTwice(layer), BiasBeforeNorm(layer), JoinsItself(layer), SquashesTwice(layer),
                TakesColumns(layer), UnreadMask(layer),
            }.Where(p => p is not null).Select(p => p!);

    private IEnumerable<Problem> SoftmaxWithSquares()
    {
        if (graph.Loss.Loss == Loss.MeanSquaredError && graph.Output.Activation == Activation.Softmax)
        {
            yield return Problem.Of(Rules.SoftmaxWithSquares, Site.Network("loss"), graph.Output.Name)
                .SolvedBy(Remedy.Write(Site.Network("loss"), "Loss.CrossEntropy"));
        }
    }

    /// <summary>A last layer may start at zero, and so may the branch of a join, which then adds nothing at first.</summary>
    private Problem? ZeroStart(LayerNode layer) =>
        HasWeights(layer) && layer.Tensors[0] is { Trainable: true, Initializer: Initializer.Zeros, Shape: var shape } && shape.Extents[0] > 1 && LeadsToWeights(layer)
            ? Problem.Of(Rules.ZeroStart, Site.OfLayer(layer.Index, "initializer"), layer.Name)
                .SolvedBy(Remedy.Write(Site.OfLayer(layer.Index, "initializer"), "Initializer.Default"))
            : null;

    /// <summary>Whether every way on passes other weights before a join.</summary>
    private bool LeadsToWeights(LayerNode layer) =>
        _takers[layer].Any() && _takers[layer].All(t => HasWeights(t) || (t.Inputs.Length == 1 && LeadsToWeights(t)));

    private Problem? DropsTheOutput(LayerNode layer) => layer == graph.Output && layer.Layer is Dropout { Drops: true } or Dropout2D { Drops: true }
            ? Problem.Of(Rules.OutputDropped, Site.OfLayer(layer.Index), layer.Name).SolvedBy(Removal(layer))
            : null;

    /// <summary>Fewer units than before and behind are a factorisation, which is meant, and so is a projection that is not trained.</summary>
    private Problem? LinearTwice(LayerNode layer) =>
        layer is { Layer: Dense, Activation: Activation.None } && layer.Tensors[0].Trainable && OnlyTaker(layer) is { Layer: Dense } next
            && layer.Shape.Last >= System.Math.Min(layer.Inputs[0].Shape.Last, next.Shape.Last)
            ? Problem.Of(Rules.LinearTwice, Site.OfLayer(layer.Index, "activation"), layer.Name, next.Name)
                .SolvedBy(Remedy.Write(Site.OfLayer(layer.Index, "activation"), "Activation.ReLU"))
            : null;

    private Problem? BiasBeforeNorm(LayerNode layer) =>
        layer is { Layer: IFoldsNorm folds, Activation: Activation.None } && Written(layer, "bias") is { Number: not 0 }
            && OnlyTaker(layer) is { Layer: BatchNorm batch } norm && batch.ChannelAxis(norm.Shape) == folds.ChannelAxis(layer.Shape)
            ? Problem.Of(Rules.BiasBeforeNorm, Site.OfLayer(layer.Index, "bias"), layer.Name, norm.Name)
                .SolvedBy(Remedy.Write(Site.OfLayer(layer.Index, "bias"), "false"))
            : null;

    private Problem? JoinsItself(LayerNode layer)
    {
        if (layer.Layer is not (Add or Subtract))
        {
            return null;
        }

        string[] options = ["from", .. layer.Layer.Joins.Where((j, i) => i == 0 || j.Layer is not null).Select(j => j.Option)];
        int again = Enumerable.Range(0, options.Length).FirstOrDefault(i => layer.Inputs.Take(i).Contains(layer.Inputs[i]));
        return again == 0
            ? null
            : Problem.Of(
                Rules.JoinsItself, Site.OfLayer(layer.Index, options[again]), layer.Name, layer.Inputs[again].Name,
                layer.Layer is Add ? "adds" : "subtracts", layer.Layer is Add ? "to itself, which only scales it" : "from itself, which gives 0");
    }

    private Problem? SquashesTwice(LayerNode layer) =>
        layer.Layer is ActivationLayer && Squashes(layer.Activation) && Squashes(layer.Inputs[0].Activation)
            ? Problem.Of(
                Rules.SquashesTwice, Site.OfLayer(layer.Index), layer.Name, layer.Activation.ToString(), layer.Inputs[0].Name, layer.Inputs[0].Activation.ToString())
                .SolvedBy(Removal(layer))
            : null;

    /// <summary>A dense layer that takes the last axis of an image, mostly for want of a <c>[Flatten]</c>.</summary>
    private Problem? TakesColumns(LayerNode layer)
    {
        if (layer.Layer is not Dense || !Image.IsOne(layer.Inputs[0], _takers))
        {
            return null;
        }

        Shape image = layer.Inputs[0].Shape;
        bool isPlain = graph.Declaration.Layers[layer.Index].From is null;
        return Problem.Of(
            Rules.TakesColumns, Site.OfLayer(layer.Index), layer.Name, layer.Inputs[0].Name, image.ToString(), Literal.Of(image.Last), layer.Shape.ToString())
            .SolvedBy(isPlain ? Remedy.Insert(Site.OfLayer(layer.Index), Flatten.KindName) : null);
    }

    /// <summary>A mask that ends before a recurrent layer and before the network's output.</summary>
    private Problem? UnreadMask(LayerNode layer)
    {
        if (!layer.Layer.Masks || IsRead(layer) || End(layer) is not { } end)
        {
            return null;
        }

        Site? option = layer.Layer is Embedding ? Site.OfLayer(layer.Index, Embedding.MaskOption) : null;
        string useless = option is null ? $"'{layer.Name}'" : "its mask";
        return Problem.Of(Rules.UnreadMask, option ?? Site.OfLayer(layer.Index), layer.Name, end.Name, useless)
            .SolvedBy(option is { } mask ? Remedy.Write(mask, Literal.Of(Embedding.NoMask)) : Removal(layer));

        bool IsRead(LayerNode masked) => masked == graph.Output || _takers[masked].Any(t => t.Layer is Recurrent || (Passes(t) && IsRead(t)));

        LayerNode? End(LayerNode masked)
        {
            LayerNode? taker = _takers[masked].FirstOrDefault();
            return taker is not null && Passes(taker) ? End(taker) : taker;
        }

        static bool Passes(LayerNode taker) => taker.HasMask && !taker.Layer.Masks;
    }

    private static bool Squashes(Activation activation) =>
        activation is Activation.Sigmoid or Activation.HardSigmoid or Activation.Softmax or Activation.LogSoftmax;

    public static bool HasWeights(LayerNode layer) => layer.Layer is Dense or Convolution or TransposedConvolution or Recurrent;

    private LayerNode? OnlyTaker(LayerNode layer) => _takers[layer].Count() == 1 ? _takers[layer].Single() : null;

    private Argument? Written(LayerNode layer, string option) => graph.Declaration.Layers[layer.Index].Arguments.Find(option);

    /// <summary>Where a layer is taken by name, another would have to be taken instead.</summary>
    private Remedy? Removal(LayerNode layer) =>
        graph.Declaration.Layers.Any(l => l.From is not null) || graph.Layers.Any(l => l.Inputs.Length > 1) ? null : Remedy.Remove(Site.OfLayer(layer.Index));
}
