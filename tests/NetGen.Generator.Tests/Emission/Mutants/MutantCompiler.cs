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

/// <summary>Networks and their mutants in one compilation.</summary>
internal static class MutantCompiler
{
    /// <summary>The generated file of each network.</summary>
    public static ImmutableArray<SyntaxNode> Generate() =>
        [.. MutatedNetwork.All.Select(n => GeneratorRun.Parse(NetworkCompiler.Compile(n.Net.Declaration, n.Choices)!).GetRoot())];

    /// <summary>All mutants there are, of every method of the networks' code; what their public members do is no arithmetic.</summary>
    public static IEnumerable<Mutant> All(ImmutableArray<SyntaxNode> roots) => roots
        .SelectMany((root, network) => CodeOf(root).SelectMany(m => Mutation.Of(m)).Select(mutation => (network, mutation)))
        .Select((m, i) => new Mutant(i + 1, m.network, m.mutation));

    /// <summary>Compiles mutants; those that the compiler refuses are left out.</summary>
    public static (byte[] Image, IReadOnlyList<Mutant> Compiled) Compile(ImmutableArray<SyntaxNode> roots, IReadOnlyList<Mutant> mutants)
    {
        while (true)
        {
            var places = new Dictionary<Mutant, TextSpan>();
            SyntaxTree[] trees =
            [
                .. roots.Select((root, network) => GeneratorRun.Parse(MutatedSource.Write(root, mutants.Where(m => m.Network == network), places)).WithFilePath($"{network}")),
            ];
            CSharpCompilation compilation = GeneratorRun.CompilationOf([MutatedSource.Switch, .. MutatedNetwork.All.Select(n => n.Net.Source)]).AddSyntaxTrees(trees);

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
            Mutant[] valid = [.. mutants.Where(m => !errors[$"{m.Network}"].Any(l => places[m].Contains(l.SourceSpan)))];
            Assert.True(valid.Length < mutants.Count, $"No mutant is to blame: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
            mutants = valid;
        }
    }

    private static IEnumerable<MethodDeclarationSyntax> CodeOf(SyntaxNode root) => root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        .Where(c => c.Modifiers.Any(SyntaxKind.FileKeyword)).SelectMany(c => c.Members.OfType<MethodDeclarationSyntax>());
}
