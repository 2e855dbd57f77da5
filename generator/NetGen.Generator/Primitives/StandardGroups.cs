namespace NetGen.Generator.Primitives;

/// <summary>Which elements have a mean and a variance of their own.</summary>
internal enum StandardGroups
{
    /// <summary>Those of a row of the last axis.</summary>
    Rows,

    /// <summary>Those of a position of the last axis, over the batch and all other axes.</summary>
    Columns,

    /// <summary>Those of a row of a sample, over the batch.</summary>
    RowsOfBatch,
}
