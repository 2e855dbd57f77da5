using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Checking;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.CallSites;

/// <summary>What a call of a network's member is checked against.</summary>
internal sealed class CalledNetwork(Graph graph)
{
    /// <summary>The members that are checked, by their names and those of their parameters.</summary>
    private static readonly ImmutableHashSet<string> Members =
    [
        "Predict(input)", "Predict(inputs, outputs)", "Evaluate(inputs, targets)", "ComputeGradients(inputs, targets, gradients)",
        "Step(inputs, targets, gradients, optimizer)", "Fit(train, options)", "ReadTensor(name, destination)", "WriteTensor(name, values)",
        "PredictNext(input, output, state)",
    ];

    private static readonly ImmutableHashSet<string> Names = [.. Members.Select(m => m.Substring(0, m.IndexOf('(')))];

    private readonly SpecialType _number = graph.Precision == Precision.Double ? SpecialType.System_Double : SpecialType.System_Single;

    private readonly bool _takesIntegers = WholeNumberUse.Of(graph).TakesIntegers;

    private readonly Dictionary<string, TensorDeclaration> _tensors =
        graph.Layers.SelectMany(l => l.Tensors.Select(t => (Name: $"{l.Name}.{t.Name}", Tensor: t))).ToDictionary(t => t.Name, t => t.Tensor);

    public string Name => graph.Declaration.Name;

    public int InputSize { get; } = (int)graph.Input.Shape.Size;

    public int OutputSize { get; } = (int)graph.Output.Shape.Size;

    public int TargetSize { get; } = (int)graph.TargetShape.Size;

    /// <summary>Numbers of a step, of its output and of the state; null where there is no step.</summary>
    public (int Input, int Output, int State)? Step =>
        Streaming.IsIn(graph) && Streaming.Obstacle(graph) is null && Streaming.StepOf(graph) is { } step
            ? ((int)step.Input.Shape.Size, (int)step.Output.Shape.Size, Streaming.StateSize(graph))
            : null;

    /// <summary>The fewest samples a training batch may have, and the layer that needs them.</summary>
    public (int Samples, string Layer) LeastBatch { get; } =
        graph.Layers.Select(l => (l.LeastTrainingBatch, l.Name)).OrderByDescending(l => l.LeastTrainingBatch).First();

    /// <summary>In the order of the layers.</summary>
    public IReadOnlyCollection<string> TensorNames => _tensors.Keys;

    /// <summary>Whether the method's name is that of a member.</summary>
    public static bool MayHave(IMethodSymbol method) => Names.Contains(method.Name);

    /// <summary>Whether a method is the generated one, and not another of that name that the user has written.</summary>
    public bool Has(IMethodSymbol method) =>
        Members.Contains($"{method.Name}({string.Join(", ", method.Parameters.Select(p => p.Name))})") && method.Parameters.All(p => IsOfSignature(p.Type, method.ContainingType));

    /// <summary>A generated member takes spans of the network's numbers, names, and what is the library's or the network's own.</summary>
    private bool IsOfSignature(ITypeSymbol type, INamedTypeSymbol network) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } span => IsNumber(span.TypeArguments[0].SpecialType) && IsIn(span, "System"),
        INamedTypeSymbol { Name: "Input", ContainingType: { } outer } => SymbolEqualityComparer.Default.Equals(outer, network),
        INamedTypeSymbol { Name: "Gradients" or "OptimizerState" or "Dataset" or "TrainingOptions" } => IsIn(type, "NetGen"),
        _ => false,
    };

    /// <summary>Tokens and class indices are integers.</summary>
    private bool IsNumber(SpecialType type) => type == _number || (type == SpecialType.System_Int32 && _takesIntegers);

    private static bool IsIn(ITypeSymbol type, string name) =>
        type.ContainingType is null && type.ContainingNamespace is { Name: var last, ContainingNamespace.IsGlobalNamespace: true } && last == name;

    /// <summary>The tensor of that name, or null.</summary>
    public TensorDeclaration? Find(string name) => _tensors.TryGetValue(name, out TensorDeclaration? tensor) ? tensor : null;
}
