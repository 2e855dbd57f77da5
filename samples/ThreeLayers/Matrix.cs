namespace ThreeLayers;

/// <summary>A matrix with the few operations the formulas need, as loops.</summary>
internal sealed class Matrix(int rows, int columns, params double[] values)
{
    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    /// <summary>Row after row.</summary>
    public double[] Values { get; } = values.Length == rows * columns
        ? values
        : throw new ArgumentException($"[{rows}, {columns}] has {rows * columns} elements, not {values.Length}.");

    /// <summary>The transposed matrix, ᵀ in the formulas.</summary>
    public Matrix T
    {
        get
        {
            var result = new Matrix(Columns, Rows, new double[Values.Length]);
            for (int row = 0; row < Rows; row++)
            {
                for (int column = 0; column < Columns; column++)
                {
                    result[column, row] = this[row, column];
                }
            }

            return result;
        }
    }

    public double this[int row, int column]
    {
        get => Values[(row * Columns) + column];
        private set => Values[(row * Columns) + column] = value;
    }

    /// <summary>The matrix product.</summary>
    public static Matrix operator *(Matrix a, Matrix b)
    {
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException($"[{a.Rows}, {a.Columns}] times [{b.Rows}, {b.Columns}]: {a.Columns} columns meet {b.Rows} rows.");
        }

        var result = new Matrix(a.Rows, b.Columns, new double[a.Rows * b.Columns]);
        for (int row = 0; row < a.Rows; row++)
        {
            for (int column = 0; column < b.Columns; column++)
            {
                double sum = 0;
                for (int k = 0; k < a.Columns; k++)
                {
                    sum += a[row, k] * b[k, column];
                }

                result[row, column] = sum;
            }
        }

        return result;
    }

    /// <summary>Adds one row to each, or element to element.</summary>
    public static Matrix operator +(Matrix a, Matrix b) => a.With(b, (x, y) => x + y);

    /// <summary>The product element by element, ∘ in the formulas.</summary>
    public static Matrix Elementwise(Matrix a, Matrix b) => a.With(b, (x, y) => x * y);

    public Matrix Map(Func<double, double> f) => new(Rows, Columns, [.. Values.Select(f)]);

    /// <summary>f of each element and the other's at the same place; where the other is one row, that row stands for all.</summary>
    public Matrix With(Matrix other, Func<double, double, double> f)
    {
        if (other.Columns != Columns || (other.Rows != Rows && other.Rows != 1))
        {
            throw new ArgumentException($"[{Rows}, {Columns}] with [{other.Rows}, {other.Columns}].");
        }

        return new Matrix(Rows, Columns, [.. Values.Select((value, i) => f(value, other.Values[i % other.Values.Length]))]);
    }

    /// <summary>One row: the sum of each column, Σ in the formulas.</summary>
    public Matrix SumOfRows()
    {
        var result = new Matrix(1, Columns, new double[Columns]);
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                result[0, column] += this[row, column];
            }
        }

        return result;
    }

    public double LargestDifference(Matrix other) => With(other, (x, y) => Math.Abs(x - y)).Values.Max();
}
