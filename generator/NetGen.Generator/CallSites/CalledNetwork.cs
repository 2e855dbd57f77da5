using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Checking;

namespace NetGen.Generator.CallSites;

/// <summary>What a call of a network's member is checked against.</summary>
internal sealed class CalledNetwork(Graph graph)
{
    private readonly Dictionary<string, TensorDeclaration> _tensors =
        graph.Layers.SelectMany(l => l.Tensors.Select(t => (Name: $"{l.Name}.{t.Name}", Tensor: t))).ToDictionary(t => t.Name, t => t.Tensor);

    public string Name => graph.Declaration.Name;

    public int InputSize { get; } = (int)graph.Input.Shape.Size;

    public int OutputSize { get; } = (int)graph.Output.Shape.Size;

    /// <summary>In the order of the layers.</summary>
    public IReadOnlyCollection<string> TensorNames => _tensors.Keys;

    /// <summary>The tensor of that name, or null.</summary>
    public TensorDeclaration? Find(string name) => _tensors.TryGetValue(name, out TensorDeclaration? tensor) ? tensor : null;
}
