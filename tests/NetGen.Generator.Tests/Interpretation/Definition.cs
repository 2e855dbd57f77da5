using System;
using System.Linq;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>What each primitive means, as its mathematical definition.</summary>
internal static class Definition
{
    public static Matrix Of(Primitive step, Evaluation evaluation) => step switch
    {
        Product product => OfProduct(product, evaluation),
        Map map => OfMap(map, evaluation),
        Reduce reduce => OfReduce(reduce, evaluation[reduce.Input]),
        Softmax => RowByRow(evaluation[step.Inputs[0]], OfSoftmax),
        LogSoftmax => RowByRow(evaluation[step.Inputs[0]], OfLogSoftmax),
        Concat concat => Rearrangement.Of(concat, evaluation),
        Slice slice => Rearrangement.Of(slice, evaluation),
        Reshape reshape => Rearrangement.Of(reshape, evaluation),
        RandomDraw random => RandomNumbers.Of(random, evaluation),
        _ => throw new NotSupportedException($"The interpreter has no definition of {step.GetType().Name}; give it one."),
    };

    /// <summary>C[i, j] = addend[j] + Σₖ A[i, k]·B[k, j], of factors transposed beforehand.</summary>
    private static Matrix OfProduct(Product product, Evaluation evaluation)
    {
        Matrix a = product.TransposeA ? evaluation[product.A].Transposed() : evaluation[product.A];
        Matrix b = product.TransposeB ? evaluation[product.B].Transposed() : evaluation[product.B];
        if (a.Columns != b.Rows)
        {
            throw new InvalidOperationException($"{product.Formula}: {a.Rows}×{a.Columns} times {b.Rows}×{b.Columns}.");
        }

        Matrix? addend = product.Addend is null ? null : evaluation[product.Addend].BroadcastTo(a.Rows, b.Columns);
        return Matrix.Of(a.Rows, b.Columns, (i, j) =>
        {
            double sum = addend is null ? 0 : addend[i, j];
            for (int k = 0; k < a.Columns; k++)
            {
                sum += a[i, k] * b[k, j];
            }

            return sum;
        });
    }

    private static Matrix OfMap(Map map, Evaluation evaluation)
    {
        int rows = evaluation.Rows(map.Output);
        int columns = map.Output.Columns;
        foreach (Tensor operand in map.Inputs.Where(o => o.IsBatched && !map.Output.IsBatched))
        {
            throw new InvalidOperationException($"{map.Formula}: {operand} is batched, {map.Output} is not.");
        }

        Matrix[] operands = [.. map.Inputs.Select(o => evaluation.Repeated(o, map.Output))];
        return Matrix.Of(rows, columns, (row, column) =>
            new ExpressionValue(evaluation.BatchSize, i => operands[i][row, column]).Of(map.Expression));
    }

    private static Matrix OfReduce(Reduce reduce, Matrix input) => reduce.Kind switch
    {
        ReduceKind.SumRows => Matrix.Of(1, input.Columns, (_, column) => Enumerable.Range(0, input.Rows).Sum(row => input[row, column])),
        ReduceKind.SumSamples => Matrix.Of(reduce.Output.RowsPerSample, input.Columns, (row, column) =>
            Enumerable.Range(0, input.Rows).Where(r => r % reduce.Output.RowsPerSample == row).Sum(r => input[r, column])),
        ReduceKind.SumColumns => Matrix.Of(input.Rows, 1, (row, _) => input.Row(row).Sum()),
        ReduceKind.MeanAll => new Matrix(1, 1, [input.Values.Average()]),
        _ => throw new NotSupportedException($"The interpreter has no definition of {reduce.Kind}; give it one."),
    };

    private static Matrix RowByRow(Matrix input, Func<double[], double[]> function) =>
        new(input.Rows, input.Columns, [.. Enumerable.Range(0, input.Rows).SelectMany(row => function(input.Row(row)))]);

    /// <summary>exp(zⱼ) / Σ exp(z), both relative to the largest term.</summary>
    private static double[] OfSoftmax(double[] row)
    {
        double max = row.Max();
        double sum = row.Sum(z => Math.Exp(z - max));
        return [.. row.Select(z => Math.Exp(z - max) / sum)];
    }

    /// <summary>zⱼ − log Σ exp(z), the sum taken relative to its largest term.</summary>
    private static double[] OfLogSoftmax(double[] row)
    {
        double max = row.Max();
        double logarithm = Math.Log(row.Sum(z => Math.Exp(z - max)));
        return [.. row.Select(z => z - max - logarithm)];
    }
}
