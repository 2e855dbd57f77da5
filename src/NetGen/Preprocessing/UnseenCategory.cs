namespace NetGen;

/// <summary>What is done about a category that is not in the vocabulary.</summary>
public enum UnseenCategory
{
    /// <summary>An error that names it.</summary>
    Error,

    /// <summary>One bucket for all of them, the last category. The network learns something about it only where training rows are in it: those of
    /// rare categories, with <c>minCount</c>.</summary>
    Bucket,

    /// <summary>All features of the column are 0; scikit-learn's <c>OneHotEncoder(handle_unknown="ignore")</c>. With
    /// <see cref="CategoryEncoding.OneHot"/> only.</summary>
    Zeros,
}
