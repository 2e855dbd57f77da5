using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Reading;

/// <summary>
/// The analyzer sees a class together with what the generator added to it, the generator does not; what both are to agree on is the user's part
/// alone.
/// </summary>
internal static class GeneratedPart
{
    /// <summary>The folder Roslyn gives a generator's files: the generator's full name.</summary>
    public const string Folder = "NetGen.Generator.NetworkGenerator";

    public static IEnumerable<SyntaxReference> UserDeclarations(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Where(r => !Holds(r.SyntaxTree));

    public static bool Holds(SyntaxTree? tree) => tree is not null && tree.FilePath.Split('/', '\\').Contains(Folder);
}
