using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Rows in memory, kept in the type they were given in.</summary>
/// <param name="values"><c>[n][width]</c>, row-major; not written any more.</param>
/// <param name="width">Numbers of one row.</param>
/// <param name="map">What is made of each number when it is read.</param>
/// <typeparam name="TElement">One of <see cref="NumberType"/>.</typeparam>
internal sealed class StoredRows<TElement>(ReadOnlyMemory<TElement> values, int width, LinearMap map) : NumberRows(values.Length / width, width)
    where TElement : unmanaged
{
    public override string TypeName => NumberTypes.Name(NumberTypes.Of<TElement>());

    public override bool IsBounded => map.IsBounded(NumberTypes.Of<TElement>());

    public override void Copy(int row, int first, Span<double> copy) => map.Apply(Part(row, first, copy.Length), copy);

    public override void Copy(int row, int first, Span<float> copy) => map.Apply(Part(row, first, copy.Length), copy);

    public override void Prefetch(int row, int first, int length) => Fetch.Ahead(Part(row, first, length));

    public override bool TryRead(int firstRow, int rows, out ReadOnlySpan<float> copy)
    {
        bool areFloats = typeof(TElement) == typeof(float) && map.IsIdentity;
        copy = areFloats ? MemoryMarshal.Cast<TElement, float>(values.Span.Slice(firstRow * Width, rows * Width)) : default;
        return areFloats;
    }

    public override NumberRows Take(ReadOnlySpan<int> rows)
    {
        // A view has an int for each row, which is no less than rows of so few bytes.
        if (Width * Unsafe.SizeOf<TElement>() > sizeof(int))
        {
            return base.Take(rows);
        }

        var taken = new TElement[checked(rows.Length * Width)];
        for (int i = 0; i < rows.Length; i++)
        {
            Part(rows[i], 0, Width).CopyTo(taken.AsSpan(i * Width));
        }

        return new StoredRows<TElement>(taken, Width, map);
    }

    private ReadOnlySpan<TElement> Part(int row, int first, int length) => values.Span.Slice((row * Width) + first, length);
}
