using System;

namespace NetGen;

/// <summary>Rows in memory, of any number type.</summary>
internal static class StoredRows
{
    /// <param name="values"><c>[n][width]</c>, row-major; not written any more. Doubles are copied.</param>
    /// <param name="width">Numbers of one row.</param>
    /// <param name="map">What is made of each number: at once of doubles, else when it is read.</param>
    /// <exception cref="ArgumentException">A type that is not among <see cref="NumberTypes.Supported"/>.</exception>
    public static NumberRows Of<TElement>(ReadOnlyMemory<TElement> values, int width, LinearMap map)
        where TElement : unmanaged =>
        NumberTypes.Of<TElement>() == NumberType.Double ? Own(values.ToArray(), width, map) : new StoredRows<TElement>(values, width, map);

    /// <summary>The same of an array that no one else has: doubles are not copied.</summary>
    public static NumberRows Own<TElement>(TElement[] values, int width, LinearMap map)
        where TElement : unmanaged
    {
        if ((object)values is not double[] doubles)
        {
            return new StoredRows<TElement>(values, width, map);
        }

        if (!map.IsIdentity)
        {
            map.Apply<double>(doubles, doubles);
        }

        return new DoubleRows(doubles, width);
    }
}
