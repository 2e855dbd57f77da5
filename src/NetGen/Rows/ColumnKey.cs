using System;

namespace NetGen;

/// <summary>Names of columns and categories as files write them: <c>mean_radius</c>, <c>mean radius</c> and <c>MeanRadius</c> are one name.</summary>
internal static class ColumnKey
{
    /// <summary>The letters and digits alone, as small letters.</summary>
    public static string Of(ReadOnlySpan<char> name)
    {
        Span<char> key = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        int length = 0;
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return length == 0 ? name.ToString() : key[..length].ToString();
    }
}
