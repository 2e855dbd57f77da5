using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Categorical columns: the vocabulary is given, or the categories of the training rows in ordinal order.</summary>
internal sealed class CategoryRule(
    string[]? columns,
    CategoryEncoding encoding,
    MissingCategory missing,
    UnseenCategory unseen,
    int minCount,
    ImmutableArray<string> vocabulary)
    : FeatureRule(columns)
{
    public override bool DropsMissing => missing == MissingCategory.DropRow;

    public override FeatureEncoder Fit(RawColumn column)
    {
        if (encoding == CategoryEncoding.OneHot && column.Name.Length > CategoryEncoder.LongestName)
        {
            throw column.Unfit(CategoryEncoder.ShortName, FormattableString.Invariant($"{column.Name.Length}"));
        }

        if (missing is MissingCategory.Error or MissingCategory.DropRow)
        {
            column.RequireAll("Categorical(missing: …) makes a category of them, imputes them or leaves their rows out");
        }

        Dictionary<string, int> counts = Count(column);
        ImmutableArray<string> categories = vocabulary.IsEmpty ? Frequent(column, counts) : vocabulary;
        if (encoding == CategoryEncoding.OneHot && categories.Length > CategoryEncoder.MostCategories)
        {
            throw column.Unfit(
                FormattableString.Invariant($"at most {CategoryEncoder.MostCategories} categories for one-hot features"),
                FormattableString.Invariant($"{categories.Length}; raise minCount, take CategoryEncoding.Index, or leave it out with Ignore"));
        }

        string? imputed = missing == MissingCategory.MostFrequent ? MostFrequent(column, categories, counts) : null;
        return new CategoryEncoder(column.Name, categories, encoding, missing, imputed, unseen);
    }

    private Dictionary<string, int> Count(RawColumn column)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string category in vocabulary)
        {
            counts.Add(category, 0);
        }

        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < column.Count; i++)
        {
            RawCell cell = column[i];
            if (cell.IsMissing)
            {
                continue;
            }

            ReadOnlySpan<char> text = cell.Text([]);
            bool known = lookup.TryGetValue(text, out int count);
            if (known || vocabulary.IsEmpty)
            {
                lookup[text] = count + 1;
            }
            else if (unseen == UnseenCategory.Error)
            {
                throw column.Unexpected(i, $"one of the categories {ClassList.Describe(vocabulary)}");
            }
        }

        return counts;
    }

    private ImmutableArray<string> Frequent(RawColumn column, Dictionary<string, int> counts)
    {
        var categories = new List<string>();
        foreach ((string category, int count) in counts)
        {
            if (count >= minCount)
            {
                categories.Add(category);
            }
        }

        categories.Sort(StringComparer.Ordinal);
        return categories.Count > 0 ? [.. categories]
            : counts.Count == 0 ? throw column.Unfit("a category", "missing values alone")
            : throw column.Unfit(FormattableString.Invariant($"a category of at least {minCount} rows (minCount)"), "rarer ones alone");
    }

    private static string MostFrequent(RawColumn column, ImmutableArray<string> categories, Dictionary<string, int> counts)
    {
        string? most = null;
        foreach (string category in categories)
        {
            int lead = counts[category] - (most is null ? 0 : counts[most]);
            bool first = lead == 0 && most is not null && string.CompareOrdinal(category, most) < 0;
            most = lead > 0 || first ? category : most;
        }

        return most ?? throw column.Unfit("a category to impute by", "none of the vocabulary");
    }
}
