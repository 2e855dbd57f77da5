using System.Text;
using Microsoft.CodeAnalysis;
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
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.CompilationProvider
            .SelectMany(static (compilation, cancellation) => ProjectReader.Read(compilation, cancellation))
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
}
