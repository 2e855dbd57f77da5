using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Tests.Emission.Harness;
using NetGen.Generator.Tests.Emission.OnePrimitive;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>The kernels of one primitive, each in memory of its own.</summary>
/// <param name="name">The emitted class.</param>
/// <param name="bench">Runs them.</param>
/// <param name="precision">Their numbers.</param>
internal sealed class MutatedKernel(string name, KernelBench bench, Precision precision) : MutatedCode
{
    /// <summary>Several tiles and blocks with a rest of each; fewer than a tile; one sample.</summary>
    private static readonly int[] BatchSizes = [23, 3, 1];

    public KernelBench Bench => bench;

    public override string Name => bench.ToString();

    public override string Text => EmittedProgram.UsingsOf(precision) + bench.Source(name);

    public override IEnumerable<MethodDeclarationSyntax> MethodsOf(SyntaxNode root) =>
        root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => m.Modifiers.Any(SyntaxKind.PrivateKeyword));

    public override Func<string?> CheckOf(Assembly assembly)
    {
        Type type = assembly.GetType(name, throwOnError: true)!;
        return () => BatchSizes.Select(n => bench.Difference(type, n)).FirstOrDefault(d => d is not null);
    }
}
