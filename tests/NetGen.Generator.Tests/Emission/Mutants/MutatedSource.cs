using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>A generated file in which methods that have mutants choose between them and what was generated while they run: the rest of the network is
/// compiled once for all of them.</summary>
internal static class MutatedSource
{
    /// <summary>The class whose field has the number of the mutant that is to run; 0 for none.</summary>
    public const string Switch = "public static class MutantSwitch { public static int Chosen; }";

    /// <summary>The file's text with mutants.</summary>
    /// <param name="root">The generated file.</param>
    /// <param name="mutants">The mutants of its methods.</param>
    /// <param name="places">Gets the part of the text that each mutant's method is.</param>
    public static string Write(SyntaxNode root, IEnumerable<Mutant> mutants, IDictionary<Mutant, TextSpan> places)
    {
        string text = root.ToFullString();
        var written = new StringBuilder();
        int end = 0;
        foreach (IGrouping<MethodDeclarationSyntax, Mutant> group in mutants.GroupBy(m => m.Mutation.Method).OrderBy(g => g.Key.SpanStart))
        {
            MethodDeclarationSyntax method = group.Key;
            string name = method.Identifier.Text;
            written.Append(text, end, method.SpanStart - end);
            end = method.Span.End;
            string signature = text[method.Modifiers.Span.Start..method.ParameterList.Span.End];
            string arguments = string.Join(", ", method.ParameterList.Parameters.Select(p => $"{(p.Modifiers.Any() ? p.Modifiers + " " : string.Empty)}{p.Identifier}"));
            string returns = method.ReturnType.ToString() == "void" ? string.Empty : "return ";
            string leaves = returns.Length == 0 ? " return;" : string.Empty;
            written.Append(System.Globalization.CultureInfo.InvariantCulture, $"{signature} {{ switch (global::MutantSwitch.Chosen) {{ ");
            foreach (Mutant mutant in group)
            {
                written.Append(System.Globalization.CultureInfo.InvariantCulture, $"case {mutant.Number}: {returns}{name}Mutant{mutant.Number}({arguments});{leaves} ");
            }

            written.Append(System.Globalization.CultureInfo.InvariantCulture, $"default: {returns}{name}Mutant0({arguments});{leaves} }} }}\n");
            Renamed(method, name + "Mutant0", default, string.Empty);
            foreach (Mutant mutant in group)
            {
                int start = written.Length;
                Renamed(method, $"{name}Mutant{mutant.Number}", mutant.Mutation.Span, mutant.Mutation.Replacement);
                places[mutant] = TextSpan.FromBounds(start, written.Length);
            }
        }

        return written.Append(text, end, text.Length - end).ToString();

        void Renamed(MethodDeclarationSyntax method, string name, TextSpan changed, string replacement)
        {
            written.Append(text, method.SpanStart, method.Identifier.SpanStart - method.SpanStart).Append(name);
            int rest = method.Identifier.Span.End;
            if (!changed.IsEmpty)
            {
                written.Append(text, rest, changed.Start - rest).Append(replacement);
                rest = changed.End;
            }

            written.Append(text, rest, method.Span.End - rest).Append('\n');
        }
    }
}
