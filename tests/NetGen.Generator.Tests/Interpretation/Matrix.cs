using System;
using System.Linq;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>A tensor's value: the samples and all axes but the last as rows, the last axis as columns.</summary>
internal sealed class Matrix
{
    public Matrix(int rows, int columns, double[] values)
    {
        if (values.Length != rows * columns)
        {
            throw new ArgumentException($"{rows}×{columns} elements are needed, {values.Length} were given.", nameof(values));
        }

        (Rows, Columns, Values) = (rows, columns, values);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Row by row.</summary>
    public double[] Values { get; }

    public double this[int row, int column] => Values[(row * Columns) + column];

    public static Matrix Of(int rows, int columns, Func<int, int, double> element)
    {
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                values[(row * columns) + column] = element(row, column);
            }
        }

        return new Matrix(rows, columns, values);
    }

    public Matrix Transposed() => Of(Columns, Rows, (row, column) => this[column, row]);

    public double[] Row(int row) => Values[(row * Columns)..((row + 1) * Columns)];

    /// <summary>Runs of rows, equally many each.</summary>
    public Matrix[] Split(int parts) => [.. Values.Chunk(Values.Length / parts).Select(values => new Matrix(Rows / parts, Columns, values))];

    /// <summary>Repeats one row or one column until the extents are met, as NumPy does; anything else does not fit.</summary>
    public Matrix BroadcastTo(int rows, int columns)
    {
        bool fits = (Rows == rows || Rows == 1) && (Columns == columns || Columns == 1);
        return fits
            ? Of(rows, columns, (row, column) => this[Rows == 1 ? 0 : row, Columns == 1 ? 0 : column])
            : throw new InvalidOperationException($"{Rows}×{Columns} does not broadcast to {rows}×{columns}.");
    }
}
