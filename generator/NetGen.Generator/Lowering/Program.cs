using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Lowering;

/// <summary>
/// A list of primitives over tensors, in an order in which each is written before it is read. It knows nothing of a network,
/// so that one program can stand inside another (a scan).
/// </summary>
/// <param name="Input">The samples.</param>
/// <param name="Target">The targets, or null where none are read.</param>
/// <param name="Stored">The parameters and buffers, in the order of the layers.</param>
/// <param name="Steps">The primitives.</param>
/// <param name="Result">The outputs of an inference program, the mean loss of the others.</param>
internal sealed record Program(
    Tensor Input,
    Tensor? Target,
    ImmutableArray<Tensor> Stored,
    ImmutableArray<Primitive> Steps,
    Tensor Result)
{
    /// <summary>What the loss reads of the network, where samples may be weighted: the gradient of every parameter goes through it, sample by sample.</summary>
    public Tensor? LossInput { get; init; }

    /// <summary>The tensors whose samples are multiplied by the samples' weights as soon as they are written: the losses, and the gradient of <see cref="LossInput"/>.</summary>
    public ImmutableArray<Tensor> Weighed { get; init; } = [];

    /// <summary>The stored tensor a gradient belongs to.</summary>
    public Tensor? StoredAs(Tensor gradient) => Stored.FirstOrDefault(t => t.Name == gradient.Name);
}
