using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>What each primitive means, as its mathematical definition.</summary>
internal static class Definition
{
    /// <summary>All outputs; most primitives have one.</summary>
    public static IReadOnlyList<Matrix> OutputsOf(Primitive step, Evaluation evaluation) =>
        step switch
        {
            Standardize standardize => Standardizations.Of(standardize, evaluation),
            ClassCrossEntropy loss => Classes.Of(loss, evaluation),
            _ => [Of(step, evaluation)],
        };

    private static Matrix Of(Primitive step, Evaluation evaluation) => step switch
    {
        MatMul product => OfMatMul(product, evaluation),
        Contract contraction => OfContract(contraction, evaluation),
        Map map => OfMap(map, evaluation),
        Reduce reduce => OfReduce(reduce, evaluation[reduce.Input]),
        Softmax => RowByRow(evaluation[step.Inputs[0]], OfSoftmax),
        LogSoftmax => RowByRow(evaluation[step.Inputs[0]], OfLogSoftmax),
        ClassCrossEntropyGradient gradient => Classes.Of(gradient, evaluation),
        Gather gather => Tables.Of(gather, evaluation),
        ScatterAdd scatter => Tables.Of(scatter, evaluation),
        StandardizeGradient gradient => Standardizations.Of(gradient, evaluation),
        Concat concat => Rearrangement.Of(concat, evaluation),
        Slice slice => Rearrangement.Of(slice, evaluation),
        Pad pad => Rearrangement.Of(pad, evaluation),
        Permute permute => Rearrangement.Of(permute, evaluation),
        Window window => Rearrangement.Of(window, evaluation),
        WindowMaximum maximum => Pooled.Of(maximum, evaluation),
        WindowMaximumGradient gradient => Pooled.Of(gradient, evaluation),
        WindowSum sum => Pooled.Of(sum, evaluation),
        WindowSpread spread => Pooled.Of(spread, evaluation),
        DepthwiseConvolution convolution => Pooled.Of(convolution, evaluation),
        DepthwiseInputAdjoint adjoint => Pooled.Of(adjoint, evaluation),
        DepthwiseWeightAdjoint adjoint => Pooled.Of(adjoint, evaluation),
        SumOfWindows sum => Rearrangement.Of(sum, evaluation),
        Reshape reshape => Rearrangement.Of(reshape, evaluation),
        RandomDraw random => RandomNumbers.Of(random, evaluation),
        _ => throw new NotSupportedException($"The interpreter has no definition of {step.GetType().Name}; give it one."),
    };

    /// <summary>C[i, j] = addend[j] + Σₖ A[i, k]·B[k, j], of factors transposed beforehand; matrix by matrix, where B is not the same for
    /// all.</summary>
    private static Matrix OfMatMul(MatMul product, Evaluation evaluation)
    {
        (Matrix a, Matrix b) = (evaluation[product.A], evaluation[product.B]);
        int matrices = product.IsShared ? 1 : a.Rows / product.A.Shape.Extents[^2];
        Matrix[] products = [.. a.Split(matrices).Zip(b.Split(matrices), (left, right) =>
            Times(product.TransposeA ? left.Transposed() : left, product.TransposeB ? right.Transposed() : right, product))];
        var whole = new Matrix(products.Sum(m => m.Rows), products[0].Columns, [.. products.SelectMany(m => m.Values)]);
        Matrix? addend = product.Addend is null ? null : evaluation[product.Addend].BroadcastTo(whole.Rows, whole.Columns);
        return addend is null ? whole : Matrix.Of(whole.Rows, whole.Columns, (i, j) => whole[i, j] + addend[i, j]);
    }

    private static Matrix OfContract(Contract contraction, Evaluation evaluation) =>
        Times(evaluation[contraction.A].Transposed(), evaluation[contraction.B], contraction);

    /// <summary>C[i, j] = Σₖ A[i, k]·B[k, j]; loops, for most of the interpreter's time goes here.</summary>
    private static Matrix Times(Matrix a, Matrix b, Primitive step)
    {
        if (a.Columns != b.Rows)
        {
            throw new InvalidOperationException($"{step.Formula}: {a.Rows}×{a.Columns} times {b.Rows}×{b.Columns}.");
        }

        double[] c = new double[a.Rows * b.Columns];
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Columns; j++)
            {
                for (int k = 0; k < a.Columns; k++)
                {
                    c[(i * b.Columns) + j] += a[i, k] * b[k, j];
                }
            }
        }

        return new Matrix(a.Rows, b.Columns, c);
    }

    private static double Sum(int count, Func<int, double> term)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += term(i);
        }

        return sum;
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
        ReduceKind.SumRows => Matrix.Of(1, input.Columns, (_, column) => Sum(input.Rows, row => input[row, column])),
        ReduceKind.SumSamples => Matrix.Of(reduce.Output.RowsPerSample, input.Columns, (row, column) =>
            Sum(input.Rows / reduce.Output.RowsPerSample, sample => input[(sample * reduce.Output.RowsPerSample) + row, column])),
        ReduceKind.SumColumns => Matrix.Of(input.Rows, 1, (row, _) => input.Row(row).Sum()),
        ReduceKind.SumAll => new Matrix(1, 1, [input.Values.Sum()]),
        ReduceKind.MeanAll => new Matrix(1, 1, [input.Values.Average()]),
        _ => throw new NotSupportedException($"The interpreter has no definition of {reduce.Kind}; give it one."),
    };

    /// <summary>Log-softmax of each row.</summary>
    public static Matrix LogSoftmaxOf(Matrix input) => RowByRow(input, OfLogSoftmax);

    private static Matrix RowByRow(Matrix input, Func<double[], double[]> function) =>
        new(input.Rows, input.Columns, [.. Enumerable.Range(0, input.Rows).SelectMany(row => function(input.Row(row)))]);

    /// <summary>exp(zⱼ) / Σ exp(z), both relative to the largest term.</summary>
    private static double[] OfSoftmax(double[] row)
    {
        double max = row.Max();
        double sum = row.Sum(z => Math.Exp(z - max));
        return [.. row.Select(z => Math.Exp(z - max) / sum)];
    }

    /// <summary>zⱼ − log Σ exp(z), the sum taken relative to its largest term, which is 1.</summary>
    private static double[] OfLogSoftmax(double[] row)
    {
        double max = row.Max();
        double others = row.Order().SkipLast(1).Sum(z => Math.Exp(z - max));
        double logarithm = ElementaryFunctions.Log1p(others);
        return [.. row.Select(z => z - max - logarithm)];
    }
}
