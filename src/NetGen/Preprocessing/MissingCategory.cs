namespace NetGen;

/// <summary>What is done about a missing category.</summary>
public enum MissingCategory
{
    /// <summary>A <see cref="DataFormatException"/> that counts them.</summary>
    Error,

    /// <summary>The row is left out.</summary>
    DropRow,

    /// <summary>A category of its own, after those of the vocabulary, whether or not it occurs in the training rows.</summary>
    Category,

    /// <summary>The category of the most training rows, the ordinally first on a tie; scikit-learn's
    /// <c>SimpleImputer(strategy="most_frequent")</c>.</summary>
    MostFrequent,
}
