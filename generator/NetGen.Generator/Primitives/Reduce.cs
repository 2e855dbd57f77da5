using System.Collections.Immutable;
using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

internal enum ReduceKind
{
    /// <summary>Over the batch and all axes but the last.</summary>
    SumRows,

    /// <summary>Over the batch alone.</summary>
    SumSamples,

    /// <summary>Over the last axis.</summary>
    SumColumns,

    /// <summary>Over everything.</summary>
    SumAll,

    /// <summary>Over everything, divided by the number of elements.</summary>
    MeanAll,
}

/// <summary>A sum or a mean over axes.</summary>
internal sealed class Reduce(ReduceKind kind, Tensor input, Tensor output) : Primitive
{
    public ReduceKind Kind { get; } = kind;

    public Tensor Input { get; } = input;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => Kind switch
    {
        ReduceKind.SumRows or ReduceKind.SumSamples => $"{Output} = Σ {Input} over the samples",
        ReduceKind.SumColumns => $"{Output} = Σ {Input} over the last axis",
        ReduceKind.SumAll => $"{Output} = Σ {Input}",
        _ => $"{Output} = mean {Input}",
    };

    public override string? Fault
    {
        get
        {
            (Shape shape, bool isBatched) = Kind switch
            {
                ReduceKind.SumRows => (Shape.Of(Input.Columns), false),
                ReduceKind.SumSamples => (Input.Shape, false),
                ReduceKind.SumColumns => (Input.Shape.WithLast(1), Input.IsBatched),
                _ => (Shape.Scalar, false),
            };
            return Input.Type != Output.Type || Output.Shape.Size != shape.Size || Output.Columns != shape.Last || Output.IsBatched != isBatched
                ? $"{Output} {Output.Shape} is not what {Input} {Input.Shape} is reduced to"
                : null;
        }
    }

    /// <summary>How many elements the input has: known here, or per sample.</summary>
    private Expression Elements => Input.IsBatched ? Expression.Count(Input.Shape.Size) : Input.Shape.Size;

    /// <summary>What was summed repeats the sum's gradient; what was averaged, its share.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Expression? uniform = gradients.UniformOf(Output);
        if (Kind == ReduceKind.MeanAll && uniform is not null)
        {
            gradients.AddUniform(Input, uniform / Elements);
        }
        else if (uniform is not null)
        {
            gradients.AddUniform(Input, uniform);
        }
        else if (Kind == ReduceKind.MeanAll)
        {
            Tensor d = gradients.Of(Output);
            gradients.Add(Input, (program, symbol, into) => program.MapLike(symbol, Input, Expression.Operand(0) / Elements, into, d));
        }
        else
        {
            gradients.AddRepeated(Input, gradients.Of(Output));
        }
    }

    public override void WriteLoop(LoopWriter loop)
    {
        switch (Kind)
        {
            case ReduceKind.SumRows:
                WriteSumRows(loop);
                break;
            case ReduceKind.SumSamples:
                WriteSumSamples(loop);
                break;
            case ReduceKind.SumColumns:
                WriteSumColumns(loop);
                break;
            default:
                WriteTotal(loop);
                break;
        }
    }

    private void WriteSumRows(LoopWriter loop)
    {
        using (loop.ColumnLoop(Output, out Index column))
        {
            loop.BeginSum();
            using (loop.RowLoop(Input, out Index row))
            {
                loop.Code.Line($"sum += {loop.Element(Input, row, column)};");
            }

            loop.Code.Line($"{loop.Element(Output, 0, column)} = {loop.EndSum};");
        }

        loop.EndRow(Output, 0);
    }

    private void WriteSumSamples(LoopWriter loop)
    {
        using (loop.RowLoop(Output, out Index row))
        {
            using (loop.ColumnLoop(Output, out Index column))
            {
                loop.BeginSum();
                using (loop.Loop("s", loop.Samples, out Index sample))
                {
                    Index inputRow = (sample * Input.RowsPerSample) + row;
                    loop.Code.Line($"sum += {loop.Element(Input, inputRow, column)};");
                }

                loop.Code.Line($"{loop.Element(Output, row, column)} = {loop.EndSum};");
            }

            loop.EndRow(Output, row);
        }
    }

    private void WriteSumColumns(LoopWriter loop)
    {
        using (loop.RowLoop(Input, out Index row))
        {
            loop.Code.Line($"{loop.Type} sum = {loop.Number(0)};");
            using (loop.ColumnLoop(Input, out Index column))
            {
                loop.Code.Line($"sum += {loop.Element(Input, row, column)};");
            }

            loop.Code.Line($"{loop.Element(Output, row, 0)} = sum;");
            loop.EndRow(Output, row);
        }
    }

    /// <summary>One number a step is summed in double, whatever the network's precision.</summary>
    private void WriteTotal(LoopWriter loop)
    {
        using (loop.RowLoop(Output, out Index only))
        {
            loop.Code.Line("double total = 0.0;");
            using (loop.RowLoop(Input, out Index row))
            {
                using (loop.ColumnLoop(Input, out Index column))
                {
                    loop.Code.Line($"total += {loop.Element(Input, row, column)};");
                }
            }

            loop.Code.Line($"{loop.Element(Output, only, 0)} = {ResultOf(loop, "total")};");
        }
    }

    /// <summary>The sum or the mean of everything in C#, from a total in double.</summary>
    public string ResultOf(LoopWriter loop, string total)
    {
        string count = Input.IsBatched ? ScalarExpression.Count(loop, Input.Shape.Size) : Literal.Of(Input.Shape.Size);
        string result = Kind == ReduceKind.SumAll ? total : $"{total} / {count}";
        return loop.Type == "double" ? result : $"({loop.Type})({result})";
    }
}
