using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Groups of rows that are dealt in equal proportion, numbered by first appearance.</summary>
internal sealed class RowStrata
{
    private readonly Func<int, string> _describe;

    private RowStrata(int[] of, int[] sizes, Func<int, string> describe) => (Of, Sizes, _describe) = (of, sizes, describe);

    /// <summary>The group of each row.</summary>
    public int[] Of { get; }

    /// <summary>The rows of each group.</summary>
    public int[] Sizes { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Of.Length;

    /// <summary>All rows in one group.</summary>
    public static RowStrata One(int count) => new(new int[count], [count], _ => "");

    /// <summary>Rows of one key.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="sameKey">Compares rows, by number.</param>
    /// <param name="describe">A row's key as a message shows it.</param>
    public static RowStrata By(int count, IEqualityComparer<int> sameKey, Func<int, string> describe)
    {
        // Numbered by first appearance, so the numbers do not depend on hash codes, which differ from run to run.
        var strata = new Dictionary<int, int>(sameKey);
        var sizes = new List<int>();
        int[] of = new int[count];
        for (int row = 0; row < count; row++)
        {
            if (!strata.TryGetValue(row, out int stratum))
            {
                stratum = sizes.Count;
                strata.Add(row, stratum);
                sizes.Add(0);
            }

            of[row] = stratum;
            sizes[stratum]++;
        }

        return new RowStrata(of, [.. sizes], describe);
    }

    /// <summary>A row's key as a message shows it.</summary>
    public string Describe(int row) => _describe(row);
}
