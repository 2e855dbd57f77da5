using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Reading;

/// <summary>The names and signatures the generated part of a network needs for itself; overloads with other parameters are the user's to
/// add.</summary>
internal static class ReservedMembers
{
    /// <summary>Fields and properties: no member of any kind may share these names.</summary>
    private static readonly ImmutableHashSet<string> Values = ["InputSize", "OutputSize", "ParameterCount", "Info", "_parameters"];

    private static readonly ImmutableHashSet<string> Signatures =
    [
        ".ctor(int)",
        "Create(int)",
        "Predict(System.ReadOnlySpan<T>)",
        "Predict(System.ReadOnlySpan<T>, System.Span<T>)",
        "Evaluate(System.ReadOnlySpan<T>, System.ReadOnlySpan<T>)",
        "CreateGradients()",
        "ComputeGradients(System.ReadOnlySpan<T>, System.ReadOnlySpan<T>, NetGen.Gradients<T>)",
        "Step(System.ReadOnlySpan<T>, System.ReadOnlySpan<T>, NetGen.Gradients<T>, NetGen.OptimizerState<T>)",
        "ReadTensor(string, System.Span<T>)",
        "WriteTensor(string, System.ReadOnlySpan<T>)",
        "Adapt(NetGen.Dataset)",
        "Fit(NetGen.Dataset, NetGen.TrainingOptions)",
        "Predict(TRow)",
        "Predict(TRow, NetGen.Preprocessing)",
        "Fit(System.Collections.Generic.IEnumerable<TRow>, NetGen.TrainingOptions)",
        "Fit(System.Collections.Generic.IEnumerable<TRow>, NetGen.Preprocessing, NetGen.TrainingOptions)",
        "Save(string)",
        "Save(System.IO.Stream)",
        "Load(string, System.Func<string, string>)",
        "Load(System.IO.Stream, System.Func<string, string>)",
        "Restore(string, System.Func<string, string>)",
        "Restore(System.IO.Stream, System.Func<string, string>)",
    ];

    /// <summary>Members that a row with texts has with a preprocessing alone.</summary>
    private static readonly ImmutableHashSet<string> WithoutTexts =
        ["Predict(TRow)", "Fit(System.Collections.Generic.IEnumerable<TRow>, NetGen.TrainingOptions)"];

    private static readonly ImmutableHashSet<string> Names = [.. Signatures.Select(s => s.Substring(0, s.IndexOf('('))), .. Values];

    /// <summary>The members of networks with states alone.</summary>
    private static readonly ImmutableHashSet<string> OfStreams =
        ["StateSize", "StepInputSize", "StepOutputSize", "PredictNext(System.ReadOnlySpan<T>, System.Span<T>, System.Span<T>)"];

    /// <summary>The member of networks whose targets are class indices alone.</summary>
    private static readonly ImmutableHashSet<string> OfClasses = ["TargetSize"];

    /// <summary>Qualified types without the nullable marks of references, which make no overload.</summary>
    private static readonly SymbolDisplayFormat Qualified =
        SymbolDisplayFormat.CSharpErrorMessageFormat.RemoveMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Whether a member of this name may clash.</summary>
    public static bool IsReserved(string name) => Names.Contains(name) || IsNamedIn(OfStreams, name) || OfClasses.Contains(name);

    /// <summary>The user's members that clash, in the order of their declaration; the class itself where its own name is a generated
    /// member's.</summary>
    public static ImmutableArray<ISymbol> Clashing(INamedTypeSymbol type, NetworkOptions options, RowBinding? row)
    {
        Further further = FurtherOf(type, options);
        IEnumerable<ISymbol> members = type.GetMembers()
            .Where(m => !m.IsImplicitlyDeclared && GeneratedPart.UserDeclarations(m).Any())
            .Where(m => m is IMethodSymbol method ? Clashes(method, options, row, further) : IsNamed(m.Name, further));
        return IsNamed(type.Name, further) ? [type, .. members] : [.. members];
    }

    /// <summary>Whether a base class has a member that a generated one would hide; a network as the base has them all.</summary>
    public static bool HidesInherited(INamedTypeSymbol type, NetworkOptions options, RowBinding? row)
    {
        Further further = FurtherOf(type, options);
        for (INamedTypeSymbol? parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
        {
            bool isNetwork = parent.GetAttributes().Any(NetworkReader.IsNetwork);
            if (isNetwork || parent.GetMembers().Any(m => m.DeclaredAccessibility != Accessibility.Private && Hides(m, options, row, further)))
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<Clash> Clashes(INamedTypeSymbol type, NetworkOptions options, RowBinding? row) => Clashing(type, options, row).Select(m => Describe(m, type));

    private static bool Hides(ISymbol member, NetworkOptions options, RowBinding? row, Further further) => member is IMethodSymbol method
        ? method.MethodKind == MethodKind.Ordinary && Clashes(method, options, row, further)
        : IsNamed(member.Name, further);

    private static bool IsNamed(string name, Further further) => Names.Contains(name) || IsNamedIn(further.Members, name);

    private static bool IsNamedIn(ImmutableHashSet<string> members, string name) => members.Any(m => m.Split('(')[0] == name);

    private static Further FurtherOf(INamedTypeSymbol type, NetworkOptions options)
    {
        bool classes = WholeNumberUse.TakesClasses(options);
        return new Further(
            (HasLayer(type, Streaming.HasState) ? OfStreams : []).Union(classes ? OfClasses : []),
            classes || HasLayer(type, static (kind, _) => WholeNumberUse.IsOfTokens(kind)));
    }

    /// <summary>Whether a layer is of some kind, with its arguments.</summary>
    private static bool HasLayer(INamedTypeSymbol type, Func<string, Func<ArgumentList>, bool> isOf) => type.GetAttributes().Any(a =>
        a.AttributeClass is { ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true } }
        && isOf(NetworkReader.KindOf(a), () => AttributeArguments.Of(a)));

    private static Clash Describe(ISymbol member, INamedTypeSymbol network) => member switch
    {
        INamedTypeSymbol type when SymbolEqualityComparer.Default.Equals(type, network) => new Clash(type.Name, "rename the class"),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when IsPrimary(constructor) =>
            new Clash(Text(constructor), "write an ordinary constructor that calls ': this(seed)'"),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => new Clash(Text(constructor), "give yours other parameters"),
        IMethodSymbol method when !Values.Contains(method.Name) && !OfStreams.Contains(method.Name) && !OfClasses.Contains(method.Name) =>
            new Clash(Text(method), "rename yours, or give it other parameters"),
        _ => new Clash(member.Name, "rename yours"),
    };

    private static bool Clashes(IMethodSymbol method, NetworkOptions options, RowBinding? row, Further further)
    {
        string parameters = string.Join(", ", method.Parameters.Select(p =>
            ByReference(p) + Written(p.Type.ToDisplayString(Qualified), options, further)));
        string signature = $"{method.Name}({parameters})";
        bool isLeftOut = (row is { HasText: true } && WithoutTexts.Contains(signature)) || (!options.Training && signature.StartsWith("Fit(", StringComparison.Ordinal));
        return Values.Contains(method.Name) || further.Members.Contains(signature) || further.Members.Contains(method.Name)
            || (method.Arity == 0 && Signatures.Contains(signature) && !isLeftOut) || IsPrimary(method);
    }

    /// <summary>A type as the signatures have it: T for the number, which tokens and class indices have as integers, TRow for the row.</summary>
    private static string Written(string type, NetworkOptions options, Further further) =>
        type == options.Row ? "TRow"
        : type.Replace(options.Precision == Precision.Double ? "<double>" : "<float>", "<T>")
            .Replace(further.TakesIntegers ? "<int>" : "<T>", "<T>").Replace($"<{options.Row ?? "TRow"}>", "<TRow>");

    private static string ByReference(IParameterSymbol parameter) => parameter.RefKind == RefKind.None ? string.Empty : "ref ";

    /// <summary>Every other constructor must call the primary one, the generated constructor too, and it has nothing to call it with.</summary>
    private static bool IsPrimary(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor && GeneratedPart.UserDeclarations(method).Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    private static string Text(IMethodSymbol method)
    {
        string name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        return $"{name}({string.Join(", ", method.Parameters.Select(p => p.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)))})";
    }

    /// <summary>What not every network has.</summary>
    /// <param name="Members">Names and signatures.</param>
    /// <param name="TakesIntegers">Whether members take integers for the network's numbers.</param>
    private sealed record Further(ImmutableHashSet<string> Members, bool TakesIntegers);
}
