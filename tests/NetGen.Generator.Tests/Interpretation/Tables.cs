using System.Linq;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>Rows of tables, by whole numbers.</summary>
internal static class Tables
{
    public static Matrix Of(Gather step, Evaluation evaluation)
    {
        Matrix table = evaluation[step.Table];
        double[] indices = evaluation[step.Indices].Values;
        return new Matrix(evaluation.Rows(step.Output), step.Output.Columns, [.. indices.SelectMany(i => table.Row((int)i))]);
    }

    /// <summary>A row of the table is the sum of those whose number is its own.</summary>
    public static Matrix Of(ScatterAdd step, Evaluation evaluation)
    {
        double[] indices = evaluation[step.Indices].Values;
        double[] rows = evaluation.Value(step.Rows);
        int columns = step.Output.Columns;
        return Matrix.Of(step.Output.RowsPerSample, columns, (row, column) =>
            Enumerable.Range(0, indices.Length).Where(k => indices[k] == row).Sum(k => rows[(k * columns) + column]));
    }
}
