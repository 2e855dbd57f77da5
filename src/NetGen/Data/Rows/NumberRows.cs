using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Rows of equally many numbers, kept in any number type and read as doubles or floats. Immutable, hence thread-safe.</summary>
/// <param name="count">The number of rows.</param>
/// <param name="width">Numbers of one row.</param>
internal abstract class NumberRows(int count, int width)
{
    /// <summary>Numbers converted at a time where a buffer is on the stack.</summary>
    private protected const int Block = 256;

    /// <summary>The number of rows.</summary>
    public int Count => count;

    /// <summary>Numbers of one row.</summary>
    public int Width => width;

    /// <summary>The type they are kept in, for messages.</summary>
    public abstract string TypeName { get; }

    /// <summary>All numbers, row-major, where they are kept as doubles; else null.</summary>
    public virtual double[]? Doubles => null;

    /// <summary>Whether their type alone shows that they are finite, as doubles and as floats.</summary>
    public virtual bool IsBounded => false;

    /// <summary>Whether the read of a number that is not finite throws, so that no pass over all numbers has to come first.</summary>
    public virtual bool IsCheckedWhenRead => false;

    /// <summary>One number.</summary>
    public double this[int row, int column]
    {
        get
        {
            double value = 0;
            Copy(row, column, new Span<double>(ref value));
            return value;
        }
    }

    /// <summary>Copies a part of a row as doubles. Allocates nothing; several threads may call it at once.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="first">The first column.</param>
    /// <param name="values">As many as are wanted.</param>
    public abstract void Copy(int row, int first, Span<double> values);

    /// <summary>The same as floats, each the nearest to the double.</summary>
    public abstract void Copy(int row, int first, Span<float> values);

    /// <summary>Prefetches a part of a row; only a hint.</summary>
    public virtual void Prefetch(int row, int first, int length)
    {
    }

    /// <summary>Consecutive rows without copying them, where they are kept as floats.</summary>
    /// <returns>Whether they are; always the same for one object.</returns>
    public virtual bool TryRead(int firstRow, int rows, out ReadOnlySpan<float> values)
    {
        values = default;
        return false;
    }

    /// <summary>The given rows in the given order: as a view, or as a copy.</summary>
    public virtual NumberRows Take(ReadOnlySpan<int> rows) => new TakenRows(this, rows.ToArray());

    /// <summary>The given columns in the given order: as a view, or as a copy.</summary>
    public virtual NumberRows Select(int[] columns) => new SelectedRows(this, columns);

    /// <summary>One column of class indices as one column per class, 1 for the row's class: as a view, or as a copy.</summary>
    /// <param name="classes">More than any of the indices.</param>
    public virtual NumberRows OneHot(int classes) => new OneHotRows(this, classes);

    /// <summary>Whether every number is finite as a float, or else the read of it as a float throws.</summary>
    public virtual bool FitsSingle()
    {
        Span<float> block = stackalloc float[Block];
        bool fits = true;
        for (int row = 0; row < count && !IsBounded && !IsCheckedWhenRead; row++)
        {
            for (int first = 0; first < width; first += Block)
            {
                Span<float> part = block[..Math.Min(Block, width - first)];
                Copy(row, first, part);
                fits &= Finite.All<float>(part);
            }
        }

        return fits;
    }

    /// <summary>What <see cref="Read"/> needs to copy to.</summary>
    public double[] Scratch() => Doubles is null ? new double[width] : [];

    /// <summary>A row as doubles: where it is kept, or copied.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="scratch">From <see cref="Scratch"/>; holds the row until the next call.</param>
    public ReadOnlySpan<double> Read(int row, Span<double> scratch)
    {
        if (Doubles is { } all)
        {
            return all.AsSpan(row * width, width);
        }

        Copy(row, 0, scratch);
        return scratch;
    }

    /// <summary>Copies a row in a network's number type.</summary>
    public void Copy<T>(int row, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Copy(row, 0, MemoryMarshal.Cast<T, float>(values));
            return;
        }

        if (typeof(T) == typeof(double))
        {
            Copy(row, 0, MemoryMarshal.Cast<T, double>(values));
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateTruncating(this[row, i]);
        }
    }

    /// <summary>All numbers as doubles: where they are kept, or copied.</summary>
    public double[] ToDoubles()
    {
        if (Doubles is { } all)
        {
            return all;
        }

        double[] copy = new double[checked(count * width)];
        for (int row = 0; row < count; row++)
        {
            Copy(row, 0, copy.AsSpan(row * width, width));
        }

        return copy;
    }

    /// <summary>The first number that is NaN or infinite as a double; null where there is none.</summary>
    public (int Row, int Column, double Value)? FindNotFinite()
    {
        if (IsBounded)
        {
            return null;
        }

        double[] scratch = Scratch();
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<double> values = Read(row, scratch);
            if (Finite.All(values))
            {
                continue;
            }

            for (int column = 0; column < width; column++)
            {
                if (!double.IsFinite(values[column]))
                {
                    return (row, column, values[column]);
                }
            }
        }

        return null;
    }
}
