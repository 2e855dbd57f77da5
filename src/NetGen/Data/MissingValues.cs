namespace NetGen;

/// <summary>What is done about missing numbers: those of a CSV file's features (<see cref="CsvOptions.MissingValues"/>), or of columns
/// (<see cref="PreprocessingDefinition.Numeric"/>).</summary>
public enum MissingValues
{
    /// <summary>A <see cref="DataFormatException"/> that counts them by column.</summary>
    Error,

    /// <summary>The row is left out; with <see cref="CsvOptions.MissingValues"/> also where a target is missing.</summary>
    DropRow,

    /// <summary>The mean of the column's values.</summary>
    Mean,

    /// <summary>The median of the column's values; of an even number of values the mean of the middle two.</summary>
    Median,

    /// <summary>A constant: <see cref="CsvOptions.MissingConstant"/>, or <c>constant</c> of the columns.</summary>
    Constant,
}
