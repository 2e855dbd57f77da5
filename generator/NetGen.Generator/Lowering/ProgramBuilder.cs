using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Lowering;

/// <summary>Appends primitives to a program; each call returns the tensor it writes.</summary>
internal sealed class ProgramBuilder(Tensor input, Tensor target, ImmutableArray<Tensor> stored)
{
    private readonly List<Primitive> _steps = [];
    private readonly HashSet<string> _symbols = [input.Symbol, target.Symbol, .. stored.Select(s => s.Symbol), .. stored.Select(s => "d" + s.Symbol)];

    /// <summary>Goes on where a program ends.</summary>
    public ProgramBuilder(Program program)
        : this(program.Input, program.Target ?? program.Input, program.Stored)
    {
        _steps.AddRange(program.Steps);
        _symbols.UnionWith(program.Steps.Select(s => s.Output.Symbol));
    }

    public Tensor Input { get; } = input;

    public Tensor Target { get; } = target;

    /// <summary>A product of matrices, plus a row where one is given: A·B, each factor transposed where asked.</summary>
    public Tensor Product(string symbol, Tensor a, Tensor b, bool transposeA = false, bool transposeB = false, Tensor? addend = null, Tensor? into = null)
    {
        int columns = transposeB ? b.RowsPerSample : b.Columns;
        Tensor output = into ?? New(symbol, transposeA ? Shape.Of(a.Columns, columns) : a.Shape.WithLast(columns), a.IsBatched && !transposeA);
        return Append(new Product(a, transposeA, b, transposeB, addend, output));
    }

    /// <summary>An elementwise expression; operands of one row, one column or one sample are repeated.</summary>
    public Tensor Map(string symbol, Expression expression, params Tensor[] operands) =>
        Append(Fitting(new Map(expression, [.. operands], New(symbol, Broadcast.ShapeOf(operands), operands.Any(o => o.IsBatched)))));

    /// <summary>The same, shaped like a given tensor and written into another where there is one.</summary>
    public Tensor MapLike(string symbol, Tensor shape, Expression expression, Tensor? into, params Tensor[] operands) =>
        Append(Fitting(new Map(expression, [.. operands], into ?? New(symbol, shape.Shape, shape.IsBatched))));

    /// <summary>The sum over the last axis, kept as an axis of one.</summary>
    public Tensor SumColumns(string symbol, Tensor input, Tensor? into = null) =>
        Append(new Reduce(ReduceKind.SumColumns, input, into ?? New(symbol, input.Shape.WithLast(1), input.IsBatched)));

    /// <summary>The sum over the batch and all axes but the last.</summary>
    public Tensor SumRows(string symbol, Tensor input, Tensor? into = null) =>
        Append(new Reduce(ReduceKind.SumRows, input, into ?? New(symbol, Shape.Of(input.Columns), false)));

    /// <summary>The sum over the batch: one sample.</summary>
    public Tensor SumSamples(string symbol, Tensor input, Tensor? into = null) =>
        Append(new Reduce(ReduceKind.SumSamples, input, into ?? New(symbol, input.Shape, false)));

    /// <summary>The mean over all elements, a scalar.</summary>
    public Tensor MeanAll(Tensor input) => Append(new Reduce(ReduceKind.MeanAll, input, New("J", Shape.Scalar, false)));

    public Tensor Softmax(string symbol, Tensor input) => Append(new Softmax(input, New(symbol, input.Shape, input.IsBatched)));

    public Tensor LogSoftmax(string symbol, Tensor input) => Append(new LogSoftmax(input, New(symbol, input.Shape, input.IsBatched)));

    /// <summary>Tensors one after the other along an axis.</summary>
    public Tensor Concat(string symbol, int axis, ImmutableArray<Tensor> inputs, Tensor? into = null) => Append(new Concat(
        inputs, axis, into ?? New(symbol, inputs[0].Shape.With(axis, inputs.Sum(i => i.Shape.Extents[axis])), inputs[0].IsBatched)));

    /// <summary>A run along an axis, as long as that of a given tensor.</summary>
    public Tensor Slice(string symbol, Tensor input, int axis, int start, Tensor like, Tensor? into = null) =>
        Append(new Slice(input, axis, start, into ?? New(symbol, input.Shape.With(axis, like.Shape.Extents[axis]), input.IsBatched)));

    public Tensor Reshape(string symbol, Tensor input, Shape shape, Tensor? into = null) =>
        Append(new Reshape(input, into ?? New(symbol, shape, input.IsBatched)));

    /// <summary>Random numbers between 0 and 1 in the shape of a tensor, from the stream of a layer.</summary>
    public Tensor RandomUniform(string symbol, Tensor like, int stream) => Random(RandomDistribution.Uniform, symbol, like, stream);

    /// <summary>The same of normally distributed numbers.</summary>
    public Tensor RandomNormal(string symbol, Tensor like, int stream) => Random(RandomDistribution.Normal, symbol, like, stream);

    /// <summary>What a buffer becomes after a training step: an expression over itself, operand 0, and further ones.</summary>
    public void Update(Tensor buffer, Expression next, params Tensor[] operands)
    {
        var update = new Tensor(Unique("next" + char.ToUpperInvariant(buffer.Symbol[0]) + buffer.Symbol.Substring(1)), buffer.Shape, false, TensorRole.BufferUpdate, buffer.Name);
        MapLike(update.Symbol, buffer, next, update, [buffer, .. operands]);
    }

    public Tensor Zeros(string symbol, Shape shape, bool isBatched) => Append(new Map(0, [], New(symbol, shape, isBatched)));

    public Program Build(Tensor result, bool readsTarget) => new(Input, readsTarget ? Target : null, stored, [.. _steps], result);

    /// <summary>A layer's room must not let shapes meet that do not: the loops would read past an operand's end.</summary>
    private static Map Fitting(Map map) => map.Inputs.All(o => Broadcast.Fits(o, map.Output))
        ? map
        : throw new ArgumentException($"{map.Formula}: {string.Join(", ", map.Inputs.Select(o => o.Shape))} cannot be repeated to {map.Output.Shape}.", nameof(map));

    private Tensor Random(RandomDistribution distribution, string symbol, Tensor like, int stream) =>
        Append(new RandomDraw(distribution, stream, New(symbol, like.Shape, like.IsBatched)));

    private Tensor New(string symbol, Shape shape, bool isBatched) => new(Unique(symbol), shape, isBatched, TensorRole.Intermediate);

    private string Unique(string symbol)
    {
        string unique = symbol;
        for (int i = 2; !_symbols.Add(unique); i++)
        {
            unique = symbol + "_" + Literal.Of(i);
        }

        return unique;
    }

    private Tensor Append(Primitive step)
    {
        _steps.Add(step);
        return step.Output;
    }
}
