using System.Text;
using Microsoft.CodeAnalysis;
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
        IncrementalValuesProvider<RowDeclaration> rows = context.CompilationProvider
            .SelectMany(static (compilation, cancellation) => ProjectReader.ReadRows(compilation, cancellation))
            .WithTrackingName(TrackingNames.Rows);

        context.RegisterSourceOutput(rows, static (output, row) =>
        {
            if (RowSource.Write(row) is { } source)
            {
                output.AddSource(row.HintName, SourceText.From(source, Encoding.UTF8));
            }
        });
    }
}
