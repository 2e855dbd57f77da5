using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen;

/// <summary>A category's number: its place in the vocabulary, then the missing category, then the bucket; one-hot or as it is.</summary>
internal sealed class CategoryEncoder : FeatureEncoder
{
    public const string Kind = "category";

    /// <summary>The names of one-hot features repeat the column's; so that they take no more than a multiple of the file, it must not be
    /// long.</summary>
    public const int LongestName = 1000;

    /// <summary>One-hot categories that may be fitted to a column: the features of a table take rows × categories.</summary>
    public const int MostCategories = 10_000;

    public const string ShortName = "a name of at most 1000 characters, for one-hot features repeat it";

    private const int Nowhere = -1;

    private readonly CategoryEncoding _encoding;
    private readonly UnseenCategory _unseen;
    private readonly string? _imputed;
    private readonly bool _missingIsCategory;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _places;
    private readonly int _missing;
    private readonly int _count;

    /// <param name="column">The column's name; for one-hot features at most <see cref="LongestName"/> characters.</param>
    /// <param name="vocabulary">The categories in the order of their numbers, at least one, all different.</param>
    /// <param name="encoding">What becomes of the number.</param>
    /// <param name="missing">What is done about a missing category.</param>
    /// <param name="imputed">With <see cref="MissingCategory.MostFrequent"/> a category of the vocabulary, else null.</param>
    /// <param name="unseen">What is done about one that is not in the vocabulary.</param>
    public CategoryEncoder(
        string column, ImmutableArray<string> vocabulary, CategoryEncoding encoding, MissingCategory missing, string? imputed, UnseenCategory unseen)
        : base(column, missing == MissingCategory.DropRow)
    {
        Vocabulary = vocabulary;
        _encoding = encoding;
        _unseen = unseen;
        _imputed = imputed;
        _missingIsCategory = missing == MissingCategory.Category;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < vocabulary.Length; i++)
        {
            places.Add(vocabulary[i], i);
        }

        _places = places.GetAlternateLookup<ReadOnlySpan<char>>();
        _missing = imputed is not null ? places[imputed] : _missingIsCategory ? vocabulary.Length : Nowhere;
        _count = vocabulary.Length + (_missingIsCategory ? 1 : 0) + (unseen == UnseenCategory.Bucket ? 1 : 0);
    }

    /// <summary>The categories in the order of their numbers; the missing category and the bucket are not among them.</summary>
    public ImmutableArray<string> Vocabulary { get; }

    public override int Width => _encoding == CategoryEncoding.OneHot ? _count : 1;

    public override long NameCharacters
    {
        get
        {
            long characters = 0;
            foreach (string category in _encoding == CategoryEncoding.OneHot ? Vocabulary : [])
            {
                characters += Column.Length + category.Length;
            }

            return characters;
        }
    }

    public override string? Encode(RawCell cell, out int feature, out double value)
    {
        int number = Number(cell, out string? expected);
        feature = _encoding == CategoryEncoding.OneHot ? number : 0;
        value = _encoding == CategoryEncoding.OneHot ? 1 : number;
        return expected;
    }

    public override void AddNames(ImmutableArray<string>.Builder names)
    {
        if (_encoding == CategoryEncoding.Index)
        {
            names.Add(Column);
            return;
        }

        foreach (string category in Vocabulary)
        {
            names.Add($"{Column}={category}");
        }

        if (_missingIsCategory)
        {
            names.Add($"{Column} (missing)");
        }

        if (_unseen == UnseenCategory.Bucket)
        {
            names.Add($"{Column} (other)");
        }
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kind", Kind);
        json.WriteString("encoding", CategoryNames.Encodings[(int)_encoding]);
        json.WriteString("unseen", CategoryNames.Unseen[(int)_unseen]);
        json.WriteBoolean("missingIsCategory", _missingIsCategory);
        if (_imputed is not null)
        {
            json.WriteString("imputed", _imputed);
        }

        json.WriteStartArray("vocabulary");
        foreach (string category in Vocabulary)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
    }

    private int Number(RawCell cell, out string? expected)
    {
        expected = null;
        if (cell.IsMissing)
        {
            expected = _missing == Nowhere ? "a category" : null;
            return _missing;
        }

        // A row in memory may keep the blanks that a CSV field without quotes loses.
        ReadOnlySpan<char> text = cell.Text(stackalloc char[RawCell.LongestNumber]);
        if (_places.TryGetValue(text, out int number) || _places.TryGetValue(text.Trim(" \t"), out number))
        {
            return number;
        }

        if (_unseen == UnseenCategory.Error)
        {
            expected = $"one of the categories {ClassList.Describe(Vocabulary)}";
        }

        return _unseen == UnseenCategory.Bucket ? _count - 1 : Nowhere;
    }
}
