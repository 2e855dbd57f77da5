using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Generator.Layout;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Declarations;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>Networks that were generated, compiled and loaded.</summary>
internal sealed class EmittedAssembly
{
    private EmittedAssembly(Assembly assembly) => Assembly = assembly;

    public Assembly Assembly { get; }

    public static EmittedAssembly Of(params IEnumerable<Net> nets) => Of(GeneratorRun.Of(nets.Select(n => n.Source)));

    /// <param name="run">The generator's run.</param>
    /// <param name="rewrite">What to do to each generated file before it is compiled.</param>
    public static EmittedAssembly Of(GeneratorRun run, Func<SyntaxNode, SyntaxNode>? rewrite = null)
    {
        Assert.Null(run.Exception);
        return Of(rewrite is null ? run.Compilation : run.Rewritten(rewrite));
    }

    /// <summary>Networks as the compiler writes them under forced choices, which no generator would make.</summary>
    /// <param name="nets">The networks.</param>
    /// <param name="choices">What is forced.</param>
    /// <param name="texts">The generated files.</param>
    public static EmittedAssembly Of(IReadOnlyList<Net> nets, Choices choices, out string[] texts)
    {
        texts = [.. nets.Select(n => NetworkCompiler.Compile(n.Declaration, choices)!)];
        return Of(nets, texts);
    }

    /// <summary>Networks with the text that was generated of each.</summary>
    public static EmittedAssembly Of(IEnumerable<Net> nets, IEnumerable<string> texts)
    {
        // A list: what is added is enumerated more than once, and each enumeration would parse anew.
        SyntaxTree[] trees = [.. nets.Zip(texts, (n, text) => GeneratorRun.ParseCode(text).WithFilePath(n.Declaration.HintName))];
        return Of(GeneratorRun.CompilationOf(nets.Select(n => n.Source)).AddSyntaxTrees(trees));
    }

    /// <summary>What was compiled elsewhere.</summary>
    public static EmittedAssembly Of(Assembly assembly) => new(assembly);

    public static EmittedAssembly Of(Compilation compilation) => new(Load(compilation).Assembly);

    /// <summary>The compiled and loaded assembly, and what other compilations refer to it by.</summary>
    public static (Assembly Assembly, MetadataReference Image) Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        ImmutableArray<Diagnostic> diagnostics = [.. result.Diagnostics.Where(d => d.Severity > DiagnosticSeverity.Hidden)];
        Assert.True(result.Success && diagnostics.IsEmpty, string.Join('\n', diagnostics.Take(5).Select(Describe)));
        byte[] bytes = image.ToArray();
        return (Assembly.Load(bytes), MetadataReference.CreateFromImage(bytes));
    }

    /// <summary>The network of that name, ready to run.</summary>
    public IEmittedNetwork Network(Net net)
    {
        Type type = Assembly.GetType(net.Namespace.Length == 0 ? net.Name : $"{net.Namespace}.{net.Name}", throwOnError: true)!;
        Type number = net.Precision == Precision.Double ? typeof(double) : typeof(float);
        Type runner = (net.Training ? typeof(TrainableNetwork<,>) : typeof(EmittedNetwork<,>)).MakeGenericType(type, number);
        return (IEmittedNetwork)Activator.CreateInstance(runner)!;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string? line = diagnostic.Location.SourceTree?.GetText().Lines[place.StartLinePosition.Line].ToString().Trim();
        return $"{place.Path}({place.StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}: {line}";
    }
}
