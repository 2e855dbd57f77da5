using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Text;

/// <summary>The name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the fewest letters inserted, removed or replaced (Levenshtein 1966), the first of several; candidates must not be
    /// empty.</summary>
    public static string To(string name, IEnumerable<string> candidates) => candidates.OrderBy(c => Distance(name, c)).First();

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[b.Length];
    }
}
