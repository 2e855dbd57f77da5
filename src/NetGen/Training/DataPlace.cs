using System;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>A place in a dataset, for messages.</summary>
/// <param name="Argument">What they call the dataset.</param>
/// <param name="Row">The row.</param>
/// <param name="Kind">Features or targets.</param>
/// <param name="Names">The columns' names, or none.</param>
internal readonly record struct DataPlace(string Argument, int Row, string Kind, ImmutableArray<string> Names)
{
    public Func<double, string>? Advice { get; init; }

    public ArgumentException Error(int column, string expectation, double found) =>
        Error(Names.IsEmpty ? $"{Kind} {column}" : $"{Kind} {column} ('{Names[column]}')", expectation, found);

    public ArgumentException Error(string where, string expectation, double found) =>
        new(
            FormattableString.Invariant($"{Argument}, row {Row}, {where}: expected {expectation}, found {found}.")
            + Advice?.Invoke(found),
            Argument);
}
