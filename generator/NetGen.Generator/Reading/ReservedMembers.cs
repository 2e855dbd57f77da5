using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Declaration;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Reading;

/// <summary>The names and signatures the generated part of a network needs for itself; overloads with other parameters are the user's to add.</summary>
internal static class ReservedMembers
{
    private static readonly ImmutableHashSet<string> Names =
    [
        "InputSize", "OutputSize", "ParameterCount", "Info", "_parameters", "Predict", "Evaluate", "CreateGradients", "ComputeGradients",
        "ReadTensor", "WriteTensor", "Save", "Load", "Restore", "Fit", "Create",
    ];

    private static readonly ImmutableHashSet<string> Signatures =
    [
        ".ctor(int)",
        "Create(int)",
        "Predict(System.ReadOnlySpan<T>)",
        "Predict(System.ReadOnlySpan<T>, System.Span<T>)",
        "Evaluate(System.ReadOnlySpan<T>, System.ReadOnlySpan<T>)",
        "CreateGradients()",
        "ComputeGradients(System.ReadOnlySpan<T>, System.ReadOnlySpan<T>, NetGen.Gradients<T>)",
        "ReadTensor(string, System.Span<T>)",
        "WriteTensor(string, System.ReadOnlySpan<T>)",
        "Fit(NetGen.Dataset, NetGen.TrainingOptions)",
        "Save(string)",
        "Save(System.IO.Stream)",
        "Load(string, System.Func<string, string>)",
        "Load(System.IO.Stream, System.Func<string, string>)",
        "Restore(string, System.Func<string, string>)",
        "Restore(System.IO.Stream, System.Func<string, string>)",
    ];

    public static IEnumerable<string> Clashes(INamedTypeSymbol type, ArgumentList options)
    {
        string number = options.Choice<Precision>("precision") == Precision.Double ? "double" : "float";
        return type.GetMembers()
            .Where(m => !m.IsImplicitlyDeclared && (m is IMethodSymbol method ? Clashes(method, number) : Names.Contains(m.Name)))
            .Select(m => m is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"{type.Name}(int)" : m.Name)
            .Distinct()
            .OrderBy(n => n, System.StringComparer.Ordinal);
    }

    private static bool Clashes(IMethodSymbol method, string number)
    {
        string parameters = string.Join(", ", method.Parameters.Select(p => p.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()));
        return Signatures.Contains($"{method.Name}({parameters.Replace($"<{number}>", "<T>").Replace("?", string.Empty)})");
    }
}
