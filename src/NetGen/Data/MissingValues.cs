namespace NetGen;

/// <summary>What is done about the missing values of a CSV file's features.</summary>
public enum MissingValues
{
    /// <summary>A <see cref="DataFormatException"/> that counts them by column.</summary>
    Error,

    /// <summary>A row with a missing feature or target is left out.</summary>
    DropRow,

    /// <summary>The mean of the column's values.</summary>
    Mean,

    /// <summary>The median of the column's values; of an even number of values the mean of the middle two.</summary>
    Median,

    /// <summary><see cref="CsvOptions.MissingConstant"/>.</summary>
    Constant,
}
