using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Declaration;
using NetGen.Generator.Reading;

namespace NetGen.Generator;

/// <summary>Writes the members of every class with <c>[Network]</c>. One value travels the pipeline, the declaration; the compiler proper runs in the
/// output step.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkReader.NetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellation) => IsReadable(target) ? NetworkReader.Read((INamedTypeSymbol)target.TargetSymbol, cancellation) : null)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.Declarations);

        context.RegisterSourceOutput(declarations, static (output, declaration) =>
        {
            string? source = NetworkCompiler.Compile(declaration, output.CancellationToken);
            if (source is not null)
            {
                output.AddSource(declaration.HintName, SourceText.From(source, Encoding.UTF8));
            }
        });
    }

    /// <summary>
    /// A class that bears the attribute on two declarations is an error of the compiler's; it is read once. One that has no name yet is not.
    /// </summary>
    private static bool IsReadable(GeneratorAttributeSyntaxContext target) =>
        target.TargetSymbol is INamedTypeSymbol type
        && NetworkReader.IsNamed(type)
        && target.TargetSymbol.DeclaringSyntaxReferences.Length > 0
        && target.Attributes[0].ApplicationSyntaxReference is { } first
        && target.TargetNode.Span.Contains(first.Span)
        && target.TargetNode.SyntaxTree == first.SyntaxTree;
}
