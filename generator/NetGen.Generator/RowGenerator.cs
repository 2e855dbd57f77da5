using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Declaration;
using NetGen.Generator.Emission;
using NetGen.Generator.Reading;

namespace NetGen.Generator;

/// <summary>Writes the mapping of every type with <c>[Features]</c>: its properties to a network's input, the output to a prediction.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RowGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RowDeclaration?> rows = context.SyntaxProvider
            .ForAttributeWithMetadataName(RowReader.FeaturesAttribute, static (node, _) => node is TypeDeclarationSyntax, static (found, cancellation) => Read(found, cancellation))
            .Where(static row => row is not null)
            .WithTrackingName(TrackingNames.Rows);

        context.RegisterSourceOutput(rows, static (output, row) =>
        {
            if (RowSource.Write(row!) is { } source)
            {
                output.AddSource(row!.HintName, SourceText.From(source, Encoding.UTF8));
            }
        });
    }

    /// <summary>A type that bears the attribute on two declarations is an error of the compiler's; it is read once.</summary>
    private static RowDeclaration? Read(GeneratorAttributeSyntaxContext found, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)found.TargetSymbol;
        cancellation.ThrowIfCancellationRequested();
        return DeclaredType.IsNamed(type)
            && DeclaredType.OldLanguageOf(found.TargetNode.SyntaxTree) is null
            && RowReader.AttributeOf(type)?.ApplicationSyntaxReference is { } first
            && first.SyntaxTree == found.TargetNode.SyntaxTree
            && found.TargetNode.Span.Contains(first.Span)
                ? RowReader.Read(type)
                : null;
    }
}
