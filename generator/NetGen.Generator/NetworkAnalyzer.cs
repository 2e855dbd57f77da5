using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.CallSites;
using NetGen.Generator.Checking;
using NetGen.Generator.Reading;

namespace NetGen.Generator;

/// <summary>
/// Reports everything that is wrong with a network, at its exact place: the generator's own reader and checker, and the places of what they find; and
/// calls of its members that would throw.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(NetworkReader.NetworkAttribute).IsEmpty)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
                var calls = new CallChecker(start.Compilation);
                start.RegisterOperationAction(calls.CheckInvocation, OperationKind.Invocation);
                start.RegisterOperationAction(calls.CheckCreation, OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (RowReader.IsRow(type))
        {
            var places = new RowLocator(type);
            foreach (Problem problem in RowRules.Check(RowReader.Read(type)))
            {
                context.ReportDiagnostic(Diagnostic.Create(problem.Rule, places.Locate(problem.Site), [.. problem.Words.Cast<object>()]));
            }
        }

        ImmutableArray<AttributeData> attributes = type.TypeKind == TypeKind.Class ? type.GetAttributes() : [];
        if (attributes.Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error }))
        {
            // It may have been meant for [Network] or a layer: the compiler names it, and all we could add follows from it.
            return;
        }

        AttributeData? network = attributes.FirstOrDefault(NetworkReader.IsNetwork);
        if (network is not null)
        {
            Check(context, type, network);
        }
        else if (attributes.FirstOrDefault(NetworkReader.IsLayer) is { } layer)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NetworkRequired, SiteLocator.LocateClass(type, layer), type.Name));
        }
    }

    /// <summary>With its remedies, for the code fixes: the attribute that each changes is an additional location.</summary>
    private static Diagnostic DiagnosticOf(Problem problem, SiteLocator locator)
    {
        var remedies = problem.Remedies.Select(r => (Remedy: r, Place: locator.LocateAttribute(r.Site))).Where(r => r.Place is not null).ToArray();
        return Diagnostic.Create(
            problem.Rule,
            locator.Locate(problem.Site),
            remedies.Select(r => r.Place!.Value.Attribute),
            remedies.Select((r, i) => (Index: i, Text: RemedyText.Write(r.Remedy.Change.ToString(), r.Place!.Value.Written, r.Remedy.Site.Argument ?? string.Empty, r.Remedy.Value)))
                .ToImmutableDictionary(r => RemedyText.Key(r.Index), r => (string?)r.Text),
            [.. problem.Words.Cast<object>()]);
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network)
    {
        if (NetworkReader.Read(type, null, context.CancellationToken) is not { } declaration)
        {
            return;
        }

        var locator = new SiteLocator(type, network);
        foreach (Problem problem in ShapeChecker.Check(declaration).Problems)
        {
            context.ReportDiagnostic(DiagnosticOf(problem, locator));
        }
    }
}
