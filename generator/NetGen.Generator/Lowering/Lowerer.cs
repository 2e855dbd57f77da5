using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Losses;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Lowering;

/// <summary>LOWER: a graph in; out, programs of primitives for inference, for the evaluation loss and for the training loss.</summary>
internal sealed class Lowerer
{
    private readonly Graph _graph;
    private readonly bool _training;
    private readonly Dictionary<LayerNode, Dictionary<string, Tensor>> _tensors = [];
    private readonly Dictionary<LayerNode, Tensor> _outputs = [];
    private readonly Dictionary<LayerNode, Tensor> _masks = [];
    private readonly ElementType _numbers;
    private readonly Tensor _samples;
    private readonly Tensor _targets;
    private readonly ProgramBuilder _program;
    private readonly ImmutableArray<FoldedNorm> _folded;

    private Lowerer(Graph graph, bool training, bool readsTarget, ImmutableArray<FoldedNorm> folded)
    {
        _graph = graph;
        _training = training;
        _folded = folded;
        _numbers = graph.Precision == Precision.Double ? ElementType.Double : ElementType.Single;
        _samples = new Tensor("X", _numbers, graph.Input.Shape, true, TensorRole.Input);
        _targets = new Tensor("Y", _numbers, graph.TargetShape, true, TensorRole.Target);
        IEnumerable<Tensor> computed = folded.SelectMany(f => new[] { f.Weight, f.Bias });
        _program = new ProgramBuilder(readsTarget ? [_samples, _targets] : [_samples], [.. graph.Layers.SelectMany(Stored), .. computed]);
        foreach (FoldedNorm norm in folded)
        {
            Dictionary<string, Tensor> tensors = _tensors[graph.Layers.Single(l => l.Name == norm.Layer)];
            (tensors["weight"], tensors["bias"]) = (norm.Weight, norm.Bias);
        }
    }

    /// <summary>All programs of a network; evaluation mode reads norms as part of the layers before them.</summary>
    public static NetworkPrograms Lower(Graph graph)
    {
        ImmutableArray<FoldedNorm> folded = NormFolding.Of(graph);
        return new(
            Inference(graph, folded),
            MeanLoss(graph, training: false, folded: folded),
            graph.Training ? MeanLoss(graph, training: true, carries: Streaming.CanCarry(graph)) : null,
            folded,
            Streaming.IsIn(graph) && Streaming.Obstacle(graph) is null ? Step(Streaming.StepOf(graph), folded) : null,
            graph.Output.HasMask ? Counts(graph, folded) : null);
    }

    /// <summary>From samples to outputs, in evaluation mode.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="folded">The norms that are part of the layers before them; the definition has none.</param>
    public static Program Inference(Graph graph, params ImmutableArray<FoldedNorm> folded)
    {
        var lowerer = new Lowerer(graph, training: false, readsTarget: false, folded);
        lowerer.LowerLayers();
        Tensor output = lowerer.Activate(graph.Output, lowerer._outputs[graph.Output]);
        return lowerer._program.Build(output == lowerer._samples ? lowerer.Copy(output) : output).WithoutUnread();
    }

    /// <summary>From samples to the mask of the output, in evaluation mode.</summary>
    private static Program Counts(Graph graph, ImmutableArray<FoldedNorm> folded)
    {
        var lowerer = new Lowerer(graph, training: false, readsTarget: false, folded);
        lowerer.LowerLayers();
        return lowerer._program.Build(lowerer._masks[graph.Output]).WithoutUnread();
    }

    /// <summary>From one step of a sequence and the states of a stream to the output and the next states.</summary>
    /// <param name="step">The network of one step.</param>
    /// <param name="folded">As in <see cref="Inference"/>.</param>
    public static Program Step(Graph step, params ImmutableArray<FoldedNorm> folded)
    {
        var lowerer = new Lowerer(step, training: false, readsTarget: false, folded);
        var stream = new CarriedStates(lowerer._program, TensorRole.State);
        lowerer.LowerLayers(stream: stream);
        Tensor output = lowerer.Activate(step.Output, lowerer._outputs[step.Output]);
        return lowerer._program.Build([output, .. stream.Next]).WithoutUnread();
    }

    /// <summary>From samples and targets to the mean loss.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="training">In training mode, or in evaluation mode.</param>
    /// <param name="onLogits">Whether the loss may join the last activation in a form that is safe over the whole range; tests compare with the form
    /// that does not.</param>
    /// <param name="carries">Whether recurrence goes on with the states of the batch before.</param>
    /// <param name="folded">As in <see cref="Inference"/>.</param>
    public static Program MeanLoss(
        Graph graph, bool training, bool onLogits = true, bool carries = false, params ImmutableArray<FoldedNorm> folded)
    {
        var lowerer = new Lowerer(graph, training, readsTarget: true, folded);
        CarriedStates? carried = carries ? new CarriedStates(lowerer._program, TensorRole.Carried) : null;
        lowerer.LowerLayers(carried: carried);
        // Weights of samples are applied to the gradient of the logits: the activation reads them, and no tensor ahead of them.
        Tensor logits = lowerer._outputs[graph.Output];
        LayerNode last = graph.Output;
        lowerer._tensors[last].TryGetValue(PositiveWeights.Name, out Tensor? positiveWeights);
        var lowering = new LossLowering(
            lowerer._program, lowerer._targets, last.Activation, positiveWeights, graph.Quantile, graph.LabelSmoothing, graph.IgnoreIndex)
        {
            Mask = lowerer.MaskOf([last]),
        };
        LossMean loss = (onLogits ? graph.Loss.LowerOnLogits(lowering, logits) : null)
            ?? graph.Loss.Lower(lowering, Activations.Lower(lowerer._program, last.Activation, ActivationOf(last), logits));
        ImmutableArray<Tensor> results = [loss.Value, .. carried?.Next ?? [], .. loss.Count is { } count ? new[] { count } : []];
        Program program = lowerer._program.Build(results) with { Count = loss.Count };
        return training
            ? program.WithoutUnreadSteps() with { LossInput = logits, LossElements = loss.Elements, LossCounted = loss.Counted }
            : program.WithoutUnread();
    }

    /// <summary>Lowers every layer; the last one's activation is left to the caller, for the loss may take its place.</summary>
    private void LowerLayers(CarriedStates? stream = null, CarriedStates? carried = null)
    {
        foreach (LayerNode layer in _graph.Layers)
        {
            ImmutableArray<Tensor> inputs = layer == _graph.Input ? [_samples] : [.. layer.Inputs.Select(i => _outputs[i])];
            var lowering = new LayerLowering(layer, _program, inputs, _tensors[layer], _training, stream, carried, MaskOf(layer.Inputs));
            Tensor output = _folded.Any(f => f.Norm == layer.Name) ? inputs[0] : layer.Layer.Lower(lowering);
            if (layer.HasMask)
            {
                _masks.Add(layer, lowering.Mask!);
            }

            _outputs[layer] = layer == _graph.Output ? output : Activate(layer, output);
        }
    }

    /// <summary>A step counts where it does in every input that has a mask.</summary>
    private Tensor? MaskOf(ImmutableArray<LayerNode> inputs)
    {
        Tensor[] masks = [.. inputs.Where(_masks.ContainsKey).Select(i => _masks[i]).Distinct()];
        return masks.Length == 0 ? null : masks.Aggregate((a, b) => _program.Map("K", Operand(0) * Operand(1), a, b));
    }

    private static string ActivationOf(LayerNode layer) => "A" + Literal.Of(layer.Index);

    /// <summary>An elementwise function goes before a permutation: the next layer may take the axes as they were.</summary>
    private Tensor Activate(LayerNode layer, Tensor tensor)
    {
        string symbol = ActivationOf(layer);
        return Activations.IsElementwise(layer.Activation) && _program.StepOf(tensor) is Permute permuted
            ? _program.Permute(symbol, Activations.Lower(_program, layer.Activation, symbol, permuted.Input), permuted.Axes)
            : Activations.Lower(_program, layer.Activation, symbol, tensor);
    }

    /// <summary>A network that hands its samples on unchanged must still write them to its output.</summary>
    private Tensor Copy(Tensor tensor) => _program.Map("A" + Literal.Of(_graph.Output.Index), Operand(0), tensor);

    private List<Tensor> Stored(LayerNode layer)
    {
        var owned = layer.Tensors.SelectMany(t => t.Pieces(layer.Name).Select(p => (Declared: t, Piece: p))).ToDictionary(t => t.Piece.Name, t => new Tensor(
            t.Piece.Symbol + Literal.Of(layer.Index),
            _numbers,
            t.Declared.PieceShape.AsMatrix(),
            false,
            t.Declared.Trainable ? TensorRole.Parameter : TensorRole.Buffer,
            layer.Name + "." + t.Piece.Name)
            { Taps = t.Declared.Taps, IsTable = t.Declared.IsTable, Part = t.Piece.Part });
        _tensors.Add(layer, owned);
        return [.. layer.Tensors.SelectMany(t => t.Pieces(layer.Name).Select(p => owned[p.Name]))];
    }
}
