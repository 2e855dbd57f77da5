using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Reading;

/// <summary>
/// The analyzer sees a class together with what the generator added to it, the generator does not; what both are to agree on is the user's part
/// alone.
/// </summary>
internal static class GeneratedPart
{
    /// <summary>The folders Roslyn gives generators' files: the generators' full names.</summary>
    public static readonly ImmutableArray<string> Folders = ["NetGen.Generator.NetworkGenerator", "NetGen.Generator.RowGenerator"];

    public static IEnumerable<SyntaxReference> UserDeclarations(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Where(r => !Holds(r.SyntaxTree));

    public static bool Holds(SyntaxTree? tree) => tree is not null && tree.FilePath.Split('/', '\\').Any(Folders.Contains);
}
