using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Declaration;

/// <summary>The row that a network is bound to, as far as the network depends on it.</summary>
/// <param name="Type">The row's type as it must be written; empty where it has no members to call.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fault">What keeps the network from having members for it.</param>
/// <param name="Width">The number of features; nothing for a row with texts.</param>
/// <param name="HasText">Whether a preprocessing makes its features.</param>
/// <param name="Label">What its label is.</param>
/// <param name="Classes">The members of its label's enum, or 0.</param>
/// <param name="IsInternal">Whether the members must be internal, because the row is.</param>
/// <param name="HasPriorities">Whether the version of C# lets one overload go before others.</param>
internal sealed record RowBinding(string Type, string Name, RowFault Fault, int Width, bool HasText, ColumnKind Label, int Classes, bool IsInternal, bool HasPriorities = false);
