using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Applies the code fixes to a file, as an editor does.</summary>
internal static class Fixing
{
    private static readonly NetworkFixes Fixes = new();

    /// <summary>The fixes that are offered for the first problem of the file.</summary>
    public static IReadOnlyList<CodeAction> Offered(string source)
    {
        using var workspace = new AdhocWorkspace();
        Document document = DocumentOf(workspace, source);
        return Offered(document, Problems(document)[0]);
    }

    /// <summary>The file after the first fix whose title begins so, and what it solves.</summary>
    public static (string Id, string After) Fixed(string source, string title, bool usings = true)
    {
        using var workspace = new AdhocWorkspace();
        Document document = DocumentOf(workspace, source, usings);
        (string id, CodeAction action) = Problems(document).SelectMany(p => Offered(document, p).Select(a => (p.Id, Action: a)))
            .First(a => a.Action.Title.StartsWith(title, StringComparison.Ordinal));
        return (id, After(document, action));
    }

    /// <summary>The file after all problems of an id are fixed at once.</summary>
    public static string AllFixed(string source, string id)
    {
        using var workspace = new AdhocWorkspace();
        Document document = DocumentOf(workspace, source);
        return After(document, FixAll(document, FixAllScope.Document, Problems(document).First(p => p.Id == id), id)!);
    }

    /// <summary>The file after one call of <c>dotnet format analyzers</c>: id by id, each by the key of the first problem, whatever its id.</summary>
    public static string Formatted(string source)
    {
        using var workspace = new AdhocWorkspace();
        Document document = DocumentOf(workspace, source);
        foreach (string id in Problems(document).Select(p => p.Id).Distinct().ToArray())
        {
            CodeAction all = FixAll(document, FixAllScope.Solution, Problems(document)[0], id)
                ?? throw new InvalidOperationException($"There is no action for all {id}.");
            document = document.WithText(SourceText.From(After(document, all)));
        }

        return document.GetTextAsync().GetAwaiter().GetResult().ToString();
    }

    private static CodeAction? FixAll(Document document, FixAllScope scope, Diagnostic first, string id)
    {
        string key = Offered(document, first)[0].EquivalenceKey!;
        var context = new FixAllContext(document, Fixes, scope, key, [id], new Found(Problems), CancellationToken.None);
        return Fixes.GetFixAllProvider().GetFixAsync(context).GetAwaiter().GetResult();
    }

    private static IReadOnlyList<CodeAction> Offered(Document document, Diagnostic problem)
    {
        var offered = new List<CodeAction>();
        if (Fixes.FixableDiagnosticIds.Contains(problem.Id))
        {
            var context = new CodeFixContext(document, problem, (action, _) => offered.Add(action), CancellationToken.None);
            Fixes.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        }

        return offered;
    }

    private static string After(Document document, CodeAction action)
    {
        ApplyChangesOperation change = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single();
        return change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync().GetAwaiter().GetResult().ToString();
    }

    private static Document DocumentOf(AdhocWorkspace workspace, string source, bool usings = true)
    {
        Compilation ground = Analysis.Compile();
        ground = usings ? ground : ground.RemoveAllSyntaxTrees();
        Project project = workspace.AddProject("User", LanguageNames.CSharp)
            .WithCompilationOptions(ground.Options)
            .WithMetadataReferences(ground.References);
        project = ground.SyntaxTrees.Aggregate(project, (p, tree) => p.AddDocument(tree.FilePath, tree.GetText()).Project);
        if (source.Contains("static void Main()", StringComparison.Ordinal))
        {
            // Calls need the members.
            SyntaxTree members = Analysis.Generate(Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source))).SyntaxTrees.Last();
            project = project.AddDocument(members.FilePath, members.GetText(), filePath: members.FilePath).Project;
        }

        return project.AddDocument(Analysis.FirstFile, source, filePath: Analysis.FirstFile);
    }

    private static ImmutableArray<Diagnostic> Problems(Document document) =>
        ProblemsOf(document.Project.GetCompilationAsync().GetAwaiter().GetResult()!);

    /// <summary>The compiler's own too.</summary>
    private static ImmutableArray<Diagnostic> ProblemsOf(Compilation compilation) =>
        [.. Analysis.Run(compilation), .. compilation.GetDiagnostics().Where(d => d.Id == "CS0579")];

    private sealed class Found(Func<Document, ImmutableArray<Diagnostic>> problems) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(problems(project.Documents.Single(d => d.Name == Analysis.FirstFile)).AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(document.Name == Analysis.FirstFile ? problems(document).AsEnumerable() : []);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
