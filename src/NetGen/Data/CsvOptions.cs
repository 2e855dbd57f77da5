using System.Collections.Generic;

namespace NetGen;

/// <summary>How a CSV file is read. Numbers are always read in the invariant culture: a point before the decimals, no thousands separators.</summary>
public sealed class CsvOptions
{
    /// <summary>What stands between two fields; by default a comma. Anything but a double quote or a line break.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether the first line names the columns; by default it does. Without one, targets are given by index.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Whether the target is read as text even where it looks like a number, such as a class that is called <c>1</c>, <c>2</c> or <c>3</c>.
    /// Without it the first row decides, and a later one of the other kind is an error.</summary>
    public bool TargetIsLabel { get; init; }

    /// <summary>Columns that are left out, such as a row's id; by name, so the file must have a header. <c>[""]</c> leaves out a column without a
    /// name, as pandas
    /// and R write the rows' numbers: a feature must have a name.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];
}
