using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Exact expectations: every id, every place, every message, and nothing else, from the compiler too.</summary>
internal static class Expect
{
    public static void None(string source, params string[] compilerErrors) => Problems(source, [], compilerErrors);

    /// <summary>One problem at the place marked <c>[|…|]</c>.</summary>
    public static void Problem(string id, string message, string marked, params string[] compilerErrors) =>
        Problems(marked, [(id, message)], compilerErrors);

    /// <summary>A problem for every mark, in the order in which the marks begin.</summary>
    public static void Problems(string marked, (string Id, string Message)[] expected, params string[] compilerErrors)
    {
        var markup = new Markup(marked);
        CSharpCompilation compilation = Analysis.Compile(Analysis.Parse(Analysis.FirstFile, markup.Text));
        AssertCompiler(compilation, compilerErrors);
        IEnumerable<string> wanted = expected.Zip(
            markup.Spans, (e, span) => Line(e.Id, span, markup.Text.Substring(span.Start, span.Length), e.Message));
        Assert.Equal(expected.Length, markup.Spans.Count);
        Assert.Equal(wanted, Analysis.Run(compilation).Select(Line));
    }

    private static string Line(Diagnostic diagnostic)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        string text = diagnostic.Location.SourceTree!.GetText().ToString(span);
        return Line(diagnostic.Id, span, text, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    public static string Short(Diagnostic diagnostic) =>
        $"{diagnostic.Id} '{diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}'";

    public static void AssertCompiler(Compilation compilation, params string[] errors)
    {
        ImmutableArray<Diagnostic> found = compilation.GetDiagnostics();
        Assert.Equal(errors, found.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct().Order());
    }

    private static string Line(string id, TextSpan span, string text, string message) => $"{id} {span} '{text}': {message}";
}
