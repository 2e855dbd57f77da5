using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generator.Programs;

/// <summary>
/// A list of primitives over tensors, in an order in which each is written before it is read. It knows nothing of a network,
/// so that one program can stand inside another (the body of a scan).
/// </summary>
/// <param name="Inputs">The tensors it is given: the samples of a network and, where they are read, the targets.</param>
/// <param name="Stored">The parameters and buffers, in the order of the layers.</param>
/// <param name="Steps">The primitives.</param>
/// <param name="Results">The tensors it is run for: the outputs of a network, or its mean loss.</param>
internal sealed record Program(
    ImmutableArray<Tensor> Inputs,
    ImmutableArray<Tensor> Stored,
    ImmutableArray<Primitive> Steps,
    ImmutableArray<Tensor> Results)
{
    /// <summary>The samples of a network.</summary>
    public Tensor Input => Inputs.Single(t => t.Role == TensorRole.Input);

    /// <summary>The targets of a network, or null where none are read.</summary>
    public Tensor? Target => Inputs.SingleOrDefault(t => t.Role == TensorRole.Target);

    /// <summary>What a stream carries: each state, and what it becomes.</summary>
    public IEnumerable<(Tensor State, Tensor Next)> States => Inputs.Where(t => t.Role == TensorRole.State).Zip(Results.Skip(1), (s, n) => (s, n));

    /// <summary>What training carries from batch to batch: each state, and what it becomes.</summary>
    public IEnumerable<(Tensor State, Tensor Next)> Carried =>
        Inputs.Where(t => t.Role == TensorRole.Carried).Zip(Results.Skip(1), (s, n) => (s, n));

    /// <summary>The outputs of an inference program, the mean loss of the others.</summary>
    public Tensor Result => Results[0];

    /// <summary>What the loss reads of the network, where samples may be weighted: the gradient of every parameter goes through it, sample by
    /// sample.</summary>
    public Tensor? LossInput { get; init; }

    /// <summary>What the mean loss is the mean of, where samples may be weighted.</summary>
    public Tensor? LossElements { get; init; }

    /// <summary>What the loss is divided by the sum of, where not all rows count.</summary>
    public Tensor? LossCounted { get; init; }

    /// <summary>How many rows of the output the mean loss is the mean over, where not all count: a result beside it.</summary>
    public Tensor? Count { get; init; }

    /// <summary>The tensors whose samples are multiplied by the samples' weights as soon as they are written: the losses, and the gradient of
    /// <see cref="LossInput"/>.</summary>
    public ImmutableArray<Tensor> Weighed { get; init; } = [];

    /// <summary>The constants its steps read.</summary>
    public IEnumerable<Tensor> Constants => Steps.SelectMany(s => s.Inputs).Where(t => t.Role == TensorRole.Constant).Distinct();

    /// <summary>Without the steps whose outputs nobody needs, and with only those outputs of a scan that somebody does.</summary>
    public Program WithoutUnread() => WithoutUnread((step, needed) => step.Keeping(needed));

    /// <summary>Without the steps whose outputs nobody needs; a scan keeps what its adjoint may read.</summary>
    public Program WithoutUnreadSteps() => WithoutUnread((step, _) => step);

    private Program WithoutUnread(Func<Primitive, ICollection<Tensor>, Primitive> keep)
    {
        var needed = new HashSet<Tensor>(Results);
        var steps = new Stack<Primitive>();
        foreach (Primitive step in Steps.Reverse().Where(s => s.Outputs.Any(o => IsLeft(o) || needed.Contains(o))))
        {
            Primitive kept = keep(step, needed);
            needed.UnionWith(kept.Inputs);
            steps.Push(kept);
        }

        return this with { Steps = [.. steps] };

        static bool IsLeft(Tensor tensor) => tensor.Role is TensorRole.BufferUpdate or TensorRole.ParameterGradient;
    }

    /// <summary>The stored tensor a gradient belongs to.</summary>
    public Tensor? StoredAs(Tensor gradient) => Stored.FirstOrDefault(t => t.Name == gradient.Name);
}
