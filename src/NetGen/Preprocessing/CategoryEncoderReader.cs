using System;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Reads a category's encoder from a preprocessing's file.</summary>
internal static class CategoryEncoderReader
{
    /// <exception cref="DataFormatException">A property that is missing or out of range.</exception>
    public static CategoryEncoder Read(JsonFields json, string column, bool dropsMissing)
    {
        json.Allow("column", "dropsMissing", "kind", "encoding", "unseen", "missingIsCategory", "imputed", "vocabulary");
        var encoding = (CategoryEncoding)json.Choice("encoding", CategoryNames.Encodings);
        var unseen = (UnseenCategory)json.Choice("unseen", CategoryNames.Unseen);
        if (unseen == UnseenCategory.Zeros && encoding != CategoryEncoding.OneHot)
        {
            throw json.Unexpected("unseen", "'error' or 'bucket' beside the encoding 'index'", "'zeros'");
        }

        if (encoding == CategoryEncoding.OneHot && column.Length > CategoryEncoder.LongestName)
        {
            throw json.Unexpected("column", CategoryEncoder.ShortName, FormattableString.Invariant($"{column.Length}"));
        }

        ImmutableArray<string> vocabulary = json.DistinctTexts("vocabulary");
        string? imputed = json.Has("imputed") ? json.Text("imputed") : null;
        bool isCategory = json.Flag("missingIsCategory");
        if (imputed is not null && vocabulary.IndexOf(imputed, 0, vocabulary.Length, StringComparer.Ordinal) < 0)
        {
            throw json.Unexpected("imputed", "a category of the vocabulary", DataFormatException.Quote(imputed));
        }

        if ((dropsMissing ? 1 : 0) + (isCategory ? 1 : 0) + (imputed is null ? 0 : 1) > 1)
        {
            throw json.Unexpected("imputed", "one of 'dropsMissing', 'missingIsCategory' and 'imputed'", "more than one");
        }

        MissingCategory missing =
            dropsMissing ? MissingCategory.DropRow
            : isCategory ? MissingCategory.Category
            : imputed is not null ? MissingCategory.MostFrequent
            : MissingCategory.Error;
        return new CategoryEncoder(column, vocabulary, encoding, missing, imputed, unseen);
    }
}
