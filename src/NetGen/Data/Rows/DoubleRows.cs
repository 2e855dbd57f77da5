using System;

namespace NetGen;

/// <summary>Rows kept as doubles, which is how <see cref="Dataset.AllFeatures"/> gives them.</summary>
/// <param name="values"><c>[n][width]</c>, row-major; not written any more.</param>
/// <param name="width">Numbers of one row.</param>
internal sealed class DoubleRows(double[] values, int width) : NumberRows(values.Length / width, width)
{
    public override string TypeName => "double";

    public override double[] Doubles => values;

    public override void Copy(int row, int first, Span<double> copy) => values.AsSpan((row * Width) + first, copy.Length).CopyTo(copy);

    public override void Copy(int row, int first, Span<float> copy) => Real.Convert(values.AsSpan((row * Width) + first, copy.Length), copy);

    public override void Prefetch(int row, int first, int length) => Fetch.Ahead<double>(values.AsSpan((row * Width) + first, length));

    public override DoubleRows Take(ReadOnlySpan<int> rows)
    {
        double[] taken = new double[checked(rows.Length * Width)];
        for (int i = 0; i < rows.Length; i++)
        {
            values.AsSpan(rows[i] * Width, Width).CopyTo(taken.AsSpan(i * Width));
        }

        return new DoubleRows(taken, Width);
    }

    public override DoubleRows Select(int[] columns)
    {
        double[] selected = new double[checked(Count * columns.Length)];
        for (int i = 0; i < selected.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns.Length);
            selected[i] = values[(row * Width) + columns[column]];
        }

        return new DoubleRows(selected, columns.Length);
    }

    public override DoubleRows OneHot(int classes)
    {
        double[] targets = new double[checked(Count * classes)];
        for (int row = 0; row < Count; row++)
        {
            targets[(row * classes) + (int)values[row]] = 1;
        }

        return new DoubleRows(targets, classes);
    }

    public override bool FitsSingle() => ConversionJob<float>.Run(values, default);
}
