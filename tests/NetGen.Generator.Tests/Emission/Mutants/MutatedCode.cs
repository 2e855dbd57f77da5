using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Kernels;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Emission.OnePrimitive;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>Emitted code to make mutants of.</summary>
internal abstract class MutatedCode
{
    /// <summary>Networks for what stands around the kernels, and one primitive for each kernel.</summary>
    public static ImmutableArray<MutatedCode> All { get; } =
    [
        .. MutatedNetwork.Networks,
        .. KernelsOf(Precision.Double, [9], 11), .. KernelsOf(Precision.Double, [3, 5], 37), .. KernelsOf(Precision.Single, [23], 5),
    ];

    /// <summary>The names of the methods that are checked by themselves.</summary>
    protected static IReadOnlySet<string> KernelNames { get; } =
        All.OfType<MutatedKernel>().SelectMany(k => k.Bench.Kernels).SelectMany(k => new[] { k.Name, k.Role }).ToHashSet();

    /// <summary>What it is.</summary>
    public abstract string Name { get; }

    /// <summary>The emitted file.</summary>
    public abstract string Text { get; }

    /// <summary>What the emitted file belongs to; null where it needs nothing.</summary>
    public virtual string? Declaration => null;

    /// <summary>The methods that mutants are made of.</summary>
    public abstract IEnumerable<MethodDeclarationSyntax> MethodsOf(SyntaxNode root);

    /// <summary>What says what is wrong with the compiled code, or null where nothing is; the code must be without a mistake when this is
    /// called.</summary>
    public abstract Func<string?> CheckOf(Assembly assembly);

    private static IEnumerable<MutatedCode> KernelsOf(Precision precision, int[] shape, int columns) =>
        KernelCase.All(precision == Precision.Double ? ElementType.Double : ElementType.Single, shape, columns)
            .Select((c, i) => new MutatedKernel($"{precision}{columns}Kernel{i}", new KernelBench(c, (Vocabulary.Precision)precision, vectorBits: 256), precision));
}
