using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Reading;

namespace NetGen.Generator.CallSites;

/// <summary>The networks whose members a project calls, each read once.</summary>
internal sealed class CalledNetworks
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, CalledNetwork?> _found = new(SymbolEqualityComparer.Default);

    /// <summary>The network that the type is; null for any other type, and for a network that does not check.</summary>
    public CalledNetwork? Find(INamedTypeSymbol? type, CancellationToken cancellation) =>
        type is not { TypeKind: TypeKind.Class } ? null
            : _found.TryGetValue(type, out CalledNetwork? known) ? known
            : _found.GetOrAdd(type, Read(type, cancellation));

    /// <summary>From the layers alone: a compiled network's class is not partial, and has the generated members.</summary>
    private static CalledNetwork? Read(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.GetAttributes().Any(NetworkReader.IsNetwork)
            && NetworkReader.Read(type, null, cancellation) is { } declaration
            && ShapeChecker.Check(LayersOf(declaration)).Graph is { } graph
            ? new CalledNetwork(graph)
            : null;

    private static NetworkDeclaration LayersOf(NetworkDeclaration declaration) => declaration with
    {
        Facts = ClassFacts.None,
        Clashes = EquatableArray<Clash>.Empty,
        Containers = EquatableArray<Container>.Empty,
    };
}
