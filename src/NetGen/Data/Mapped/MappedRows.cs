using System;

namespace NetGen;

/// <summary>Rows that stay in a file mapped into memory. Numbers that may be NaN or infinite are checked when they are read.</summary>
/// <param name="file">The file.</param>
/// <param name="begin">Where its numbers begin, in bytes.</param>
/// <param name="header">What it holds.</param>
/// <param name="map">What is made of each number when it is read.</param>
/// <typeparam name="TElement">The header's type.</typeparam>
internal sealed unsafe class MappedRows<TElement>(MappedFile file, long begin, ArrayHeader header, LinearMap map)
    : NumberRows(header.RowCount, header.Width)
    where TElement : unmanaged
{
    public override string TypeName => NumberTypes.Name(header.Type);

    public override bool IsBounded => map.IsBounded(header.Type);

    public override bool IsCheckedWhenRead => true;

    public override void Copy(int row, int first, Span<double> values)
    {
        Span<TElement> block = IsReversed ? stackalloc TElement[Block] : [];
        byte* start = file.Acquire();
        try
        {
            for (int i = 0; i < values.Length; i += Block)
            {
                Span<double> part = values.Slice(i, Math.Min(Block, values.Length - i));
                map.Apply(Numbers(start, row, first + i, part.Length, block), part);
                Require(IsBounded || Finite.All<double>(part), row, first + i, part.Length, start);
            }
        }
        finally
        {
            file.Release();
        }
    }

    public override void Copy(int row, int first, Span<float> values)
    {
        Span<TElement> block = IsReversed ? stackalloc TElement[Block] : [];
        byte* start = file.Acquire();
        try
        {
            for (int i = 0; i < values.Length; i += Block)
            {
                Span<float> part = values.Slice(i, Math.Min(Block, values.Length - i));
                map.Apply(Numbers(start, row, first + i, part.Length, block), part);
                Require(IsBounded || Finite.All<float>(part), row, first + i, part.Length, start);
            }
        }
        finally
        {
            file.Release();
        }
    }

    private bool IsReversed => header.IsBigEndian == BitConverter.IsLittleEndian && sizeof(TElement) > 1;

    /// <summary>Numbers as this machine has them: where the file has them, or with reversed byte order in <paramref name="block"/>.</summary>
    private ReadOnlySpan<TElement> Numbers(byte* start, int row, int column, int count, Span<TElement> block)
    {
        long place = begin + ((((long)row * Width) + column) * sizeof(TElement));
        var numbers = new ReadOnlySpan<TElement>(start + place, count);
        if (!IsReversed)
        {
            return numbers;
        }

        NumberTypes.Reverse(numbers, block[..count]);
        return block[..count];
    }

    private void Require(bool areFinite, int row, int first, int length, byte* start)
    {
        for (int column = first; !areFinite && column < first + length; column++)
        {
            TElement number = default;
            double value = 0;
            map.Apply(Numbers(start, row, column, 1, new Span<TElement>(ref number)), new Span<double>(ref value));
            if (!float.IsFinite((float)value))
            {
                string expected = double.IsFinite(value) ? "a number within the range of float" : "a finite number";
                throw DataFormatException.At(file.Source, row, column, expected, value);
            }
        }
    }
}
