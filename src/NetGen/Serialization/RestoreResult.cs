using System.Collections.Immutable;

namespace NetGen;

/// <summary>What <c>Restore</c> took from a file. Every tensor of the network is in <see cref="Loaded"/> or in <see cref="Kept"/>.</summary>
public sealed class RestoreResult
{
    internal RestoreResult(ImmutableArray<string> loaded, ImmutableArray<string> skipped, ImmutableArray<string> kept) =>
        (Loaded, Skipped, Kept) = (loaded, skipped, kept);

    /// <summary>The network's tensors that now have the file's values, by their names in the network, in its order.</summary>
    public ImmutableArray<string> Loaded { get; }

    /// <summary>
    /// The file's tensors that were not used, by their names in the file, in its order: those for which <c>rename</c> returned null, a checkpoint's
    /// training state and PyTorch's counters of batches.
    /// </summary>
    public ImmutableArray<string> Skipped { get; }

    /// <summary>The network's tensors that the file lacks and that stayed as they were, by their names in the network, in its order.</summary>
    public ImmutableArray<string> Kept { get; }

    /// <summary>The three lists in a line.</summary>
    public override string ToString() => $"loaded {List(Loaded)}; skipped {List(Skipped)}; kept {List(Kept)}";

    private static string List(ImmutableArray<string> names) => names.IsEmpty ? "none" : $"'{string.Join("', '", names)}'";
}
