using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Programs;

/// <summary>Appends steps to a program. The methods that append each primitive are extensions beside the primitives.</summary>
internal sealed class ProgramBuilder(ImmutableArray<Tensor> inputs, ImmutableArray<Tensor> stored)
{
    private readonly List<Tensor> _inputs = [.. inputs];
    private readonly List<Primitive> _steps = [];
    private readonly HashSet<Tensor> _written = [.. inputs, .. stored];
    private readonly HashSet<string> _symbols = [.. inputs.Select(i => i.Symbol), .. stored.Select(s => s.Symbol), .. stored.Select(s => "d" + s.Symbol)];

    /// <summary>Continues a program.</summary>
    /// <param name="program">What has been appended.</param>
    /// <param name="further">Inputs beside the program's own.</param>
    public ProgramBuilder(Program program, params ImmutableArray<Tensor> further)
        : this(program.Inputs.AddRange(further), program.Stored)
    {
        _steps.AddRange(program.Steps);
        _written.UnionWith(program.Steps.SelectMany(s => s.Outputs));
        _symbols.UnionWith(program.Steps.SelectMany(s => s.Outputs).Concat(program.Constants).Select(t => t.Symbol));
    }

    /// <summary>A further input.</summary>
    public Tensor Given(Tensor tensor)
    {
        if (!_symbols.Add(tensor.Symbol))
        {
            throw new InvalidOperationException($"{tensor.Symbol} is the symbol of another tensor.");
        }

        _inputs.Add(tensor);
        _written.Add(tensor);
        return tensor;
    }

    /// <summary>A tensor for a step to write.</summary>
    public Tensor New(string symbol, ElementType type, Shape shape, bool isBatched) =>
        new(Unique(symbol), type, shape, isBatched, TensorRole.Intermediate);

    /// <summary>Numbers known when the network is compiled.</summary>
    /// <param name="symbol">Their name.</param>
    /// <param name="type">What they are.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="values">As many as the shape has elements, row-major.</param>
    public Tensor Constant(string symbol, ElementType type, Shape shape, ImmutableArray<double> values) => values.Length == shape.Size
        ? new Tensor(Unique(symbol), type, shape, false, TensorRole.Constant) { Values = values }
        : throw new ArgumentException($"{symbol}: {shape} has {shape.Size} elements, {values.Length} values were given.", nameof(values));

    /// <summary>The symbol, with a number where it is taken.</summary>
    public string Unique(string symbol)
    {
        string unique = symbol;
        for (int i = 2; !_symbols.Add(unique); i++)
        {
            unique = symbol + "_" + Literal.Of(i);
        }

        return unique;
    }

    /// <summary>Appends a step and gives the tensor it writes, the first of several.</summary>
    /// <exception cref="ArgumentException">Tensors that do not fit each other: the loops would read past an operand's end.</exception>
    /// <exception cref="InvalidOperationException">A step that reads what is not written yet, or writes a tensor again.</exception>
    public Tensor Append(Primitive step)
    {
        if (step.Fault is { } fault)
        {
            throw new ArgumentException($"{step.Formula}: {fault}", nameof(step));
        }

        if (step.Inputs.FirstOrDefault(t => t.Role != TensorRole.Constant && !_written.Contains(t)) is { } unwritten)
        {
            throw new InvalidOperationException($"{step.Formula}: {unwritten} is read before it is written.");
        }

        foreach (Tensor output in step.Outputs)
        {
            if (!_written.Add(output))
            {
                throw new InvalidOperationException($"{step.Formula}: {output} is written twice.");
            }
        }

        _steps.Add(step);
        return step.Output;
    }

    /// <summary>The step that writes a tensor; null where it is given.</summary>
    public Primitive? StepOf(Tensor tensor) => _steps.FirstOrDefault(s => s.Outputs.Contains(tensor));

    /// <summary>The program so far.</summary>
    public Program Build(params ImmutableArray<Tensor> results) => new([.. _inputs], stored, [.. _steps], results);
}
