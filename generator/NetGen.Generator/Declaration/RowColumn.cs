using System.Collections.Immutable;

namespace NetGen.Generator.Declaration;

/// <summary>A column of a row.</summary>
/// <param name="Path">The properties that lead to it.</param>
/// <param name="Name">The column's name, with those of the records around it.</param>
/// <param name="Property">The last property.</param>
internal sealed record RowColumn(ImmutableArray<string> Path, string Name, RowProperty Property);
