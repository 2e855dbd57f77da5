using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>Offers what solves a problem of a declaration, or of a call of a network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NetworkFixes))]
[Shared]
public sealed class NetworkFixes : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        "NG1001", "NG1002", "NG1004", "NG1005", "NG1006", "NG1008", "NG1010", "NG1011", "NG1015", "NG2005", "NG2006", "NG3002", "NG3003", "NG3005",
        "NG3006", "NG3007", "NG3008", "NG3009", "NG3011", "NG3012", "NG3013", "NG3014", "NG3015", "NG4004", "NG5001", "NG5013",
        Changes.DuplicateAttribute,
    ];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => new FixAll();

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await Changes.InAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } file)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Change change in file.For(diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        change.Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Change.ApplyAll(file.Root, [change]))), change.Key),
                    diagnostic);
            }
        }
    }
}
