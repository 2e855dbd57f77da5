using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Reading;

/// <summary>
/// What a network has to know of its row. Generators do not see what others write, so a row of the same project is read from its own properties; one of
/// another project is compiled, and its generated attribute says what its code does.
/// </summary>
internal static class RowBinder
{
    private const string Row = "row";
    private const string GeneratedRow = "GeneratedRowAttribute";

    public static RowBinding? Bind(AttributeData network, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (RowOf(network) is not { TypeKind: not TypeKind.Error } row)
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        RowBinding binding = SymbolEqualityComparer.Default.Equals(row.ContainingAssembly, type.ContainingAssembly) ? Declared(row) : Compiled(row);
        (int ofRow, int ofNetwork) = (Reach(row), Reach(type));
        return binding with
        {
            Fault = binding.Fault is RowFault.None or RowFault.Unsound && ofRow < ofNetwork && ofRow < Internal ? RowFault.Hidden : binding.Fault,
            HasPriorities = network.ApplicationSyntaxReference?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp13 },
            IsInternal = ofRow < ofNetwork || (IsSeenOutside(type) && !IsSeenOutside(row)),
        };
    }

    private static ITypeSymbol? RowOf(AttributeData network)
    {
        ImmutableArray<IParameterSymbol> parameters = network.AttributeConstructor?.Parameters ?? [];
        int index = parameters.Length == network.ConstructorArguments.Length ? parameters.Select(p => p.Name).ToList().IndexOf(Row) : -1;
        return index >= 0 && network.ConstructorArguments[index] is { Kind: TypedConstantKind.Type, Value: ITypeSymbol row } ? row : null;
    }

    private static RowBinding Declared(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || !RowReader.IsRow(named))
        {
            return None(type, RowFault.NoRow);
        }

        RowDeclaration row = RowReader.Read(named);
        return RowRules.Check(row).Any(p => p.IsError) || row.Label is not { } label || !row.IsComplete
            ? None(type, RowFault.Unsound) with { Type = row.CanBeReopened ? row.Type : string.Empty }
            : new RowBinding(
                row.Type, row.Name, RowFault.None, row.Width, row.HasText, (ColumnKind)label.Kind,
                label.Kind == PropertyKind.Category ? label.Members.Count : 0, IsInternal: false);
    }

    private static RowBinding Compiled(ITypeSymbol type)
    {
        if (type.GetAttributes().FirstOrDefault(a => DeclaredType.IsOurs(a.AttributeClass, GeneratedRow)) is not { } generated)
        {
            return None(type, RowFault.NoRow);
        }

        ArgumentList arguments = AttributeArguments.Of(generated);
        return new RowBinding(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), type.Name, RowFault.None, (int)arguments["width"].Number,
            arguments["hasText"].Number != 0, (ColumnKind)(int)arguments["label"].Number, (int)arguments["classes"].Number, IsInternal: false);
    }

    private static RowBinding None(ITypeSymbol type, RowFault fault) =>
        new(string.Empty, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), fault, 0, false, ColumnKind.Number, 0, false);

    private const int Private = 1;
    private const int PrivateProtected = 2;
    private const int Protected = 3;
    private const int Internal = 4;
    private const int Public = 5;

    /// <summary>Whether another assembly sees a type, if only a derived class there.</summary>
    private static bool IsSeenOutside(ITypeSymbol type) => type is INamedTypeSymbol named && DeclaredType.Chain(named).All(t =>
        t.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);

    /// <summary>How far a type is seen.</summary>
    private static int Reach(ITypeSymbol type) => type is not INamedTypeSymbol named ? Private : DeclaredType.Chain(named).Min(t => t.DeclaredAccessibility switch
    {
        Accessibility.Public => Public,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Internal,
        Accessibility.Protected => Protected,
        Accessibility.ProtectedAndInternal => PrivateProtected,
        _ => Private,
    });
}
