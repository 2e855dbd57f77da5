using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>Emitted code and its mutants in one compilation.</summary>
internal static class MutantCompiler
{
    /// <summary>The emitted file of each code.</summary>
    public static ImmutableArray<SyntaxNode> Emit() => [.. MutatedCode.All.Select(c => GeneratorRun.Parse(c.Text).GetRoot())];

    /// <summary>All mutants there are.</summary>
    public static IEnumerable<Mutant> All(ImmutableArray<SyntaxNode> roots) => roots
        .SelectMany((root, code) => MutatedCode.All[code].MethodsOf(root).SelectMany(Mutation.Of).Select(mutation => (code, mutation)))
        .Select((m, i) => new Mutant(i + 1, m.code, m.mutation));

    /// <summary>Compiles mutants; those that the compiler refuses are left out.</summary>
    public static (byte[] Image, IReadOnlyList<Mutant> Compiled) Compile(ImmutableArray<SyntaxNode> roots, IReadOnlyList<Mutant> mutants)
    {
        while (true)
        {
            int[] codes = [.. mutants.Select(m => m.Code).Distinct()];
            var places = new Dictionary<Mutant, TextSpan>();
            SyntaxTree[] trees =
            [
                .. codes.Select(code => GeneratorRun.Parse(MutatedSource.Write(roots[code], mutants.Where(m => m.Code == code), places)).WithFilePath($"{code}")),
            ];
            CSharpCompilation compilation = GeneratorRun.CompilationOf([MutatedSource.Switch, .. codes.Select(c => MutatedCode.All[c].Declaration).OfType<string>()]).AddSyntaxTrees(trees);

            // A mistake may well be worth a warning.
            compilation = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress));
            using var image = new MemoryStream();
            EmitResult result = compilation.Emit(image);
            if (result.Success)
            {
                return (image.ToArray(), mutants);
            }

            ILookup<string, Location> errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => d.Location).ToLookup(l => l.SourceTree?.FilePath ?? string.Empty);
            Mutant[] valid = [.. mutants.Where(m => !errors[$"{m.Code}"].Any(l => places[m].Contains(l.SourceSpan)))];
            Assert.True(valid.Length < mutants.Count, $"No mutant is to blame: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
            mutants = valid;
        }
    }
}
