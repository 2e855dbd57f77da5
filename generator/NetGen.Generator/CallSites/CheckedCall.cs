using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.CallSites;

/// <summary>A call with its arguments, and where what is wrong with them is reported.</summary>
internal sealed class CheckedCall(OperationAnalysisContext context, IReadOnlyList<IArgumentOperation> arguments)
{
    /// <summary>The argument of a parameter; null where the method has none of that name.</summary>
    public IArgumentOperation? this[string parameter] => arguments.FirstOrDefault(a => a.Parameter?.Name == parameter);

    public void Report(IArgumentOperation argument, Rule rule, params string[] words) => Report(PlaceOf(argument), rule, words);

    public void Report(SyntaxNode place, Rule rule, params string[] words) => Report(place, rule, null, words);

    /// <summary>The same with properties for the code fixes.</summary>
    public void Report(SyntaxNode place, Rule rule, ImmutableDictionary<string, string?>? properties, string[] words) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, place.GetLocation(), properties, [.. words.Cast<object>()]));

    /// <summary>What is written for an argument.</summary>
    public static SyntaxNode PlaceOf(IArgumentOperation argument) =>
        argument.Value.Syntax.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression ?? argument.Syntax;
}
