using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The search for NaN and infinity.</summary>
internal static class Finite
{
    /// <summary>Whether all values are finite; about one vector a cycle.</summary>
    public static bool All<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // x − x is +0 for every finite x, else NaN; so the union of all the bits is 0 or something else.
        Vector<T> union0 = Vector<T>.Zero;
        Vector<T> union1 = Vector<T>.Zero;
        ref T first = ref MemoryMarshal.GetReference(values);
        int i = 0;
        for (; i <= values.Length - (2 * Vector<T>.Count); i += 2 * Vector<T>.Count)
        {
            Vector<T> x0 = Vector.LoadUnsafe(ref first, (nuint)i);
            Vector<T> x1 = Vector.LoadUnsafe(ref first, (nuint)(i + Vector<T>.Count));
            union0 |= x0 - x0;
            union1 |= x1 - x1;
        }

        bool finite = Vector.EqualsAll(union0 | union1, Vector<T>.Zero);
        for (; i < values.Length; i++)
        {
            finite &= T.IsFinite(values[i]);
        }

        return finite;
    }
}
