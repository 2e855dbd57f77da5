using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>An elementwise expression over operands.</summary>
internal sealed class Map(Expression expression, ImmutableArray<Tensor> operands, Tensor output) : Primitive
{
    public Expression Expression { get; } = expression;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs { get; } = operands;

    public override string Formula => $"{Output} = {Notation.Of(Expression, [.. Inputs.Select(i => i.Symbol)])}";

    public override string? Fault => Inputs.FirstOrDefault(i => i.Type != Output.Type || !Broadcast.Fits(i, Output)) is { } unfit
        ? $"{unfit} {unfit.Type} {unfit.Shape} cannot be repeated to {Output.Type} {Output.Shape}"
        : null;

    public override bool IsFlat => Enumerable.Range(0, Inputs.Length).All(i => Expression.Derivative(i) == (Expression)0);

    /// <summary>dInput = dOutput · ∂f/∂input, read from the output where the derivative can be; summed over what was repeated.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Expression? uniform = gradients.UniformOf(Output);
        Tensor? tensor = uniform is null ? gradients.Repeatable(Output) : null;
        for (int k = 0; k < Inputs.Length; k++)
        {
            if (gradients.Wants(Inputs[k]))
            {
                AddContribution(gradients, k, uniform, tensor);
            }
        }
    }

    public override Primitive With(Func<Tensor, Tensor> other) => new Map(Expression, [.. Inputs.Select(other)], other(Output));

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.RowLoop(Output, out Index row))
        {
            using (loop.ColumnLoop(Output, out Index column))
            {
                var scalar = new ScalarExpression(loop);
                string value = scalar.Write(Expression, Inputs, [.. Inputs.Select(o => loop.Operand(o, Output, row, column))]);
                loop.Code.Line($"{loop.Element(Output, row, column)} = {value};");
            }

            loop.EndRow(Output, row);
        }
    }

    private void AddContribution(IGradients gradients, int index, Expression? uniform, Tensor? tensor)
    {
        Tensor input = Inputs[index];
        bool narrow = Broadcast.RepeatsRow(input, Output) || Broadcast.RepeatsSample(input, Output) || Broadcast.RepeatsColumn(input, Output);
        (Expression derivative, List<Tensor> operands) = Derivative(index);
        bool isWhole = tensor is not null && tensor.Shape == Output.Shape && tensor.IsBatched == Output.IsBatched;
        if (tensor is not null && derivative == (Expression)1 && !narrow)
        {
            AddUnchanged(gradients, input, tensor, isWhole);
            return;
        }

        if (isWhole && narrow && derivative.IsConstant)
        {
            AddScaledSum(gradients, index, derivative);
            return;
        }

        int shift = tensor is null ? 0 : 1;
        Expression d = uniform ?? Expression.Operand(0);
        Expression full = d * derivative.Substitute(i => Expression.Operand(i + shift));
        Tensor[] all = tensor is null ? [.. operands] : [tensor, .. operands];
        gradients.Add(input, (program, symbol, into) =>
        {
            Tensor wide = program.MapLike(narrow ? symbol + "All" : symbol, Output, full, narrow ? null : into, all);
            return narrow ? SumRepeated(program, symbol, wide, input, into) : wide;
        });
    }

    private static void AddUnchanged(IGradients gradients, Tensor input, Tensor gradient, bool isWhole)
    {
        if (isWhole)
        {
            gradients.Add(input, gradient);
        }
        else
        {
            gradients.AddRepeated(input, gradient);
        }
    }

    /// <summary>A derivative that is the same for every element goes outside the sum over what was repeated.</summary>
    private void AddScaledSum(IGradients gradients, int index, Expression derivative)
    {
        Tensor input = Inputs[index];
        Tensor d = gradients.Of(Output);
        gradients.Add(input, (program, symbol, into) =>
        {
            if (derivative == (Expression)1)
            {
                return SumRepeated(program, symbol, d, input, into);
            }

            Tensor sum = SumRepeated(program, symbol + "Sum", d, input, into: null);
            return program.MapLike(symbol, input, derivative * Expression.Operand(0), into, sum);
        });
    }

    /// <summary>The sum over the columns, the rows or the samples for which an operand was repeated.</summary>
    private Tensor SumRepeated(ProgramBuilder program, string symbol, Tensor wide, Tensor input, Tensor? into)
    {
        bool repeatsRow = Broadcast.RepeatsRow(input, Output);
        bool repeatsSample = Broadcast.RepeatsSample(input, Output);
        Tensor sum = Broadcast.RepeatsColumn(input, Output) ? program.SumColumns(symbol, wide, repeatsRow || repeatsSample ? null : into) : wide;
        return repeatsRow ? program.SumRows(symbol, sum, into) : repeatsSample ? program.SumSamples(symbol, sum, into) : sum;
    }

    /// <summary>The derivative over just the tensors it reads.</summary>
    private (Expression Derivative, List<Tensor> Operands) Derivative(int index)
    {
        if (Expression.DerivativeByOutput(index, Expression.Operand(0)) is { } byOutput)
        {
            return (byOutput, byOutput.Reads(0) ? [Output] : []);
        }

        Expression derivative = Expression.Derivative(index);
        int[] read = [.. Enumerable.Range(0, Inputs.Length).Where(derivative.Reads)];
        return (derivative.Substitute(i => Expression.Operand(Array.IndexOf(read, i))), [.. read.Select(i => Inputs[i])]);
    }
}
