using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>
/// A layer that goes over a sequence <c>[steps, features]</c> and hands a state from step to step. Names, gate orders and the two biases are
/// PyTorch's. The input's part of all gates is computed for all steps at once; the scan adds the state's part.
/// </summary>
internal abstract class Recurrent(
    int units, bool sequences, bool reverse, bool bidirectional, bool bias, Initializer recurrentInitializer, bool trainable) : Layer
{
    private const string BackwardSuffix = "_reverse";

    /// <summary>The kinds of layers with a state.</summary>
    public static ImmutableArray<string> Kinds { get; } = [nameof(Gru), nameof(Lstm), nameof(Rnn)];

    /// <summary>Whether the output has every step.</summary>
    public bool GivesSequences => sequences;

    public override int? StateAxis => 0;

    public override Layer? OfStep(Shape input, int steps) => steps != 0 || reverse || bidirectional ? null : this;

    public override int? StepsInOutput(int steps) => sequences ? steps : null;

    public override int StateSize(Shape input) => units * CarriedTensors;

    public override bool HasMask(ImmutableArray<LayerNode> inputs) => sequences && inputs[0].HasMask;

    public override int? LastExtent => Shape.Extent((long)units * Directions);

    /// <summary>The letters of the gates, in PyTorch's order; one without a letter where there is no gate.</summary>
    protected abstract ImmutableArray<string> Gates { get; }

    /// <summary>Tensors of one step, beside the gates, that training keeps.</summary>
    protected abstract int KeptTensors { get; }

    /// <summary>Tensors that are carried.</summary>
    protected virtual int CarriedTensors => 1;

    private int Directions => bidirectional ? 2 : 1;

    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(units), units);
        check.RequireMember(!(reverse && bidirectional), nameof(reverse), "true", "false where bidirectional is true");
    }

    public override Shape? Infer(LayerCheck check) => check.Input.Rank != 2
        ? check.Report(Rules.InputShape, null, check.Name, ShapeTaken(check.Inputs[0]), check.Inputs[0].Name, check.Input.ToString())
        : sequences ? Shape.Of(check.Input.Extents[0], LastExtent!.Value) : Shape.Of(LastExtent!.Value);

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs)
    {
        int features = inputs[0].Shape.Last;
        string[] suffixes = bidirectional ? [string.Empty, BackwardSuffix] : [string.Empty];
        return [.. suffixes.SelectMany(suffix => TensorsOf(features, suffix))];
    }

    public override long InnerElements(LayerNode layer) =>
        layer.Inputs[0].Shape.Extents[0] * (long)units * Directions * ((3 * Gates.Length) + KeptTensors);

    public override long MultiplyAdds(LayerNode layer)
    {
        Shape input = layer.Inputs[0].Shape;
        return input.Extents[0] * (long)units * Directions * Gates.Length * ((long)input.Last + units);
    }

    public override Tensor Lower(LayerLowering layer)
    {
        if (!bidirectional)
        {
            return OneDirection(layer, string.Empty, reverse, string.Empty);
        }

        Tensor forward = OneDirection(layer, string.Empty, isReversed: false, string.Empty);
        Tensor backward = OneDirection(layer, "R", isReversed: true, BackwardSuffix);
        return layer.Program.Concat(layer.Symbol("H") + "Both", forward.Shape.Rank - 1, [forward, backward]);
    }

    /// <summary>The step: what each carried tensor becomes, the output first.</summary>
    /// <param name="step">What a step is given.</param>
    protected abstract ImmutableArray<(Tensor Carried, Tensor Next)> Step(RecurrentStep step);

    /// <summary>A step that does not count leaves what is carried as it is.</summary>
    private ImmutableArray<(Tensor Carried, Tensor Next)> Kept(RecurrentStep step, Tensor? mask)
    {
        ImmutableArray<(Tensor Carried, Tensor Next)> states = Step(step);
        return mask is null ? states : [.. states.Select(s => (s.Carried, step.Program.Map(
            s.Carried.Symbol + "Kept", Select(Operand(2), 0.5, Operand(0), Operand(1)), s.Next, s.Carried, mask)))];
    }

    private Tensor OneDirection(LayerLowering layer, string direction, bool isReversed, string suffix)
    {
        if (layer.Stream is { } stream)
        {
            var alone = new RecurrentStep(
                layer.Symbol, direction, Piece, OfInput, _ => layer.Program, symbol => stream.State(symbol, layer.Input.Type, Shape.Of(units)));
            (Tensor Carried, Tensor Next)[] states = [.. Kept(alone, layer.Mask)];
            foreach ((Tensor state, Tensor next) in states)
            {
                stream.Leave(state, next);
            }

            return states[0].Next;
        }

        Bound? mask = layer.Mask is { } steps
            ? new Bound(new Tensor(steps.Symbol, steps.Type, Shape.Of(1), true, TensorRole.Intermediate), steps)
            : null;
        Bound[] projections = [.. Gates.Select(OfInput).Select(p => new Bound(OfOneStep(p.Symbol), p))];
        Bound[] sequencesRead = mask is null ? projections : [.. projections, mask];
        ImmutableArray<Tensor> stored =
            [.. Gates.SelectMany(g => new[] { Piece("weight_hh_l0", g), Piece("bias_hh_l0", g) }).Where(t => t is not null).Select(t => t!)];
        var step = new RecurrentStep(
            layer.Symbol,
            direction,
            Piece,
            gate => projections[Gates.IndexOf(gate)].Inner,
            handedOn => new ProgramBuilder([.. sequencesRead.Select(p => p.Inner), .. handedOn], stored),
            OfOneStep);
        ImmutableArray<(Tensor Carried, Tensor Next)> carried = Kept(step, mask?.Inner);
        Tensor?[] before = [.. carried.Select(c => layer.Carried?.State(c.Carried.Symbol + "Carried", c.Carried.Type, c.Carried.Shape))];
        Scan scan = layer.Program.Scan(
            step.Program.Build([.. carried.Select(c => c.Next)]),
            layer.Input.Shape.Extents[0],
            isReversed,
            sequencesRead,
            carried.Zip(before, (c, initial) => (c.Carried, c.Next, initial)));
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] is { } given)
            {
                layer.Carried!.Leave(given, scan.Carries[i].State);
            }
        }

        return sequences ? scan.SequenceOf(carried[0].Next) : scan.Carries[0].State;

        Tensor OfInput(string gate) => layer.Program.MatMul(
            layer.Symbol("P" + gate.ToUpperInvariant() + direction),
            layer.Input,
            Piece("weight_ih_l0", gate)!,
            transposeB: true,
            addend: Piece("bias_ih_l0", gate));

        Tensor OfOneStep(string symbol) => new(symbol, layer.Input.Type, Shape.Of(units), true, TensorRole.Intermediate);

        Tensor? Piece(string name, string gate) => layer.TensorOrNull(name + suffix + (gate.Length == 0 ? string.Empty : "." + gate));
    }

    /// <summary>The commonest mistake is a layer before that gives its last step alone.</summary>
    private static string ShapeTaken(LayerNode before) => before.Layer is Recurrent { GivesSequences: false }
        ? $"[steps, features] (which '{before.Name}' gives with sequences: true)"
        : "[steps, features]";

    private IEnumerable<TensorDeclaration> TensorsOf(int features, string suffix)
    {
        int rows = Shape.Extent((long)units * Gates.Length);
        double bound = 1 / Math.Sqrt(units);
        string direction = suffix.Length == 0 ? string.Empty : "R";
        (Initializer recurrent, double scale) = recurrentInitializer == Initializer.Default
            ? (Initializer.Uniform, bound)
            : Initialization.Resolve(recurrentInitializer, 0, Activation.None);
        yield return Of("weight_ih_l0", "Wi", Shape.Of(rows, features), Initializer.Uniform, bound);
        yield return Of("weight_hh_l0", "Wh", Shape.Of(rows, units), recurrent, scale);
        if (bias)
        {
            yield return Of("bias_ih_l0", "bi", Shape.Of(rows), Initializer.Uniform, bound);
            yield return Of("bias_hh_l0", "bh", Shape.Of(rows), Initializer.Uniform, bound);
        }

        TensorDeclaration Of(string name, string symbol, Shape shape, Initializer initializer, double spread) =>
            new(name + suffix, symbol + direction, shape, trainable, initializer, spread, shape.Last, rows)
            {
                Parts = Gates.Length == 1 ? [] : Gates,
            };
    }
}
