namespace NetGen.Generator.Declaration;

/// <summary>A value of an enum.</summary>
/// <param name="Name">The name of its category: of several the first in ordinal order.</param>
/// <param name="Written">The name that code may use: one that is not obsolete; null where there is none.</param>
/// <param name="Value">It as a number.</param>
/// <param name="OtherNames">Names of the same value.</param>
internal sealed record RowMember(string Name, string? Written, string Value, EquatableArray<string> OtherNames);
