using System;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>What the header of an array's file says, checked: numbers follow it in row-major order.</summary>
internal sealed class ArrayHeader
{
    private ArrayHeader(string source, NumberType type, bool bigEndian, ImmutableArray<long> shape)
    {
        (Source, Type, IsBigEndian, Shape, RowCount) = (source, type, bigEndian, shape, (int)shape[0]);
        long width = 1;
        foreach (long extent in shape.AsSpan()[1..])
        {
            width *= extent;
        }

        Width = (int)width;
    }

    /// <summary>The file, as messages name it.</summary>
    public string Source { get; }

    /// <summary>The type of the numbers.</summary>
    public NumberType Type { get; }

    /// <summary>Whether the numbers are big-endian.</summary>
    public bool IsBigEndian { get; }

    /// <summary>The extents; at least one, each at least 1.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The first extent.</summary>
    public int RowCount { get; }

    /// <summary>Numbers of one row: the product of the other extents.</summary>
    public int Width { get; }

    /// <summary>All numbers.</summary>
    public long ElementCount => (long)RowCount * Width;

    /// <summary>The size of the numbers in bytes.</summary>
    public long ByteLength => checked(ElementCount * NumberTypes.Size(Type));

    /// <summary>The shape as messages show it.</summary>
    public string ShapeText => Text(Shape);

    /// <exception cref="DataFormatException">No row, no number, more of them than an int counts, or more bytes than a long counts.</exception>
    public static ArrayHeader Create(string source, NumberType type, bool bigEndian, ImmutableArray<long> shape)
    {
        if (shape.IsEmpty)
        {
            throw new DataFormatException(source, 0, null, "an array of rows", "a single number");
        }

        long width = 1;
        bool fits = shape[0] <= Array.MaxLength;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] < 1)
            {
                throw new DataFormatException(source, 0, null, "at least one row and one number in each", $"the shape {Text(shape)}");
            }

            // Both factors are below 2³¹, so the product does not overflow.
            fits &= shape[i] <= Array.MaxLength;
            width = fits && i > 0 ? width * shape[i] : width;
            fits &= width <= Array.MaxLength;
        }

        if (!fits)
        {
            throw new DataFormatException(
                source, 0, null, $"at most {Array.MaxLength} rows and as many numbers in each", $"the shape {Text(shape)}");
        }

        // The size in bytes, rows · width · size, must not overflow: it is compared with the length of the file.
        return width <= long.MaxValue / NumberTypes.Size(type) / shape[0]
            ? new ArrayHeader(source, type, bigEndian, shape)
            : throw new DataFormatException(
                source, 0, null, $"at most {long.MaxValue} bytes of numbers", $"the shape {Text(shape)} of {NumberTypes.Name(type)}");
    }

    /// <summary>Checks the size of what follows the header.</summary>
    /// <exception cref="DataFormatException">Another one.</exception>
    public void RequireLength(long bytes)
    {
        if (bytes != ByteLength)
        {
            throw new DataFormatException(
                Source, 0, null, $"{ByteLength} bytes of numbers, for the shape {ShapeText} of {NumberTypes.Name(Type)}", $"{bytes} bytes");
        }
    }

    private static string Text(ImmutableArray<long> shape) => $"[{string.Join(", ", shape)}]";
}
