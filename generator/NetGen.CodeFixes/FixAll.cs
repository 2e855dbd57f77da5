using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.CodeFixes;

/// <summary>
/// Fixes all problems of a file, one behind the other, so that changes of one attribute do not exclude each other. <c>dotnet format</c> asks for the
/// fixes of every id by the key of one diagnostic, whatever its id: where the key is that of another id, each problem gets its first fix.
/// </summary>
internal sealed class FixAll : DocumentBasedFixAllProvider
{
    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (await Changes.InAsync(document, fixAllContext.CancellationToken).ConfigureAwait(false) is not { } file)
        {
            return null;
        }

        string? key = fixAllContext.CodeActionEquivalenceKey;
        bool isOfTheseIds = key is not null && fixAllContext.DiagnosticIds.Contains(Changes.IdOf(key));
        Change[] changes =
        [
            .. diagnostics.OrderBy(d => d.Location.SourceSpan)
                .Select(d => file.For(d).FirstOrDefault(c => !isOfTheseIds || c.Key == key))
                .OfType<Change>(),
        ];
        return changes.Length == 0 ? null : document.WithSyntaxRoot(Change.ApplyAll(file.Root, changes));
    }
}
