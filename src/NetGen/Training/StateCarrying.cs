using System;

namespace NetGen;

/// <inheritdoc/>
internal sealed class StateCarrying : IStateCarrying
{
    private StateCarrying()
    {
    }

    /// <summary>The only one: it has nothing of a run.</summary>
    public static StateCarrying Instance { get; } = new();

    public int RowsOf(NetworkInfo info, int rows, int batchSize) =>
        info.State is null ? throw info.CarriesNoState("options")
        : rows / batchSize < 2 ? throw new ArgumentException(
            $"CarryState needs two batches at least, but train has {rows} rows and a batch {batchSize}: with BatchSize up to {rows / 2} a state is carried.",
            "options")
        : rows / batchSize * batchSize;

    public void Order(int[] order, int batchSize)
    {
        int batches = order.Length / batchSize;
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = (i % batchSize * batches) + (i / batchSize);
        }
    }

    public void Reset(NetworkInfo info, IStateful gradients, int batchSize) => gradients.ResetState((long)batchSize * info.State!.Size);
}
