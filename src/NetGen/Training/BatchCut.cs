using System;

namespace NetGen;

/// <summary>How rows are cut into batches: all of one size, the last with what is left, unless that is too little to stand alone.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Size">The rows of a batch; at most <paramref name="Rows"/>.</param>
/// <param name="Least">The fewest rows a batch may have; what is left of fewer joins the batch before. At most <paramref name="Size"/>.</param>
internal readonly record struct BatchCut(int Rows, int Size, int Least)
{
    /// <summary>The rows of the largest batch.</summary>
    public int Largest => Rest < Least ? Size + Rest : Size;

    /// <summary>The number of batches.</summary>
    public int Count => (Rows / Size) + (Rest >= Least ? 1 : 0);

    private int Rest => Rows % Size;

    /// <summary>The rows of the batch that begins at one.</summary>
    public int CountAt(int first) => Rows - first - Size < Least ? Rows - first : Size;

    /// <summary>Checks that no batch has fewer samples than the network's statistics need, or more numbers than an array can have.</summary>
    /// <param name="info">The network.</param>
    /// <param name="rows">The number of rows to train with.</param>
    /// <param name="batchSize">As in the options: 0 means all rows.</param>
    /// <exception cref="ArgumentException">Too few or too many.</exception>
    public static void RequireFit<T>(NetworkInfo info, int rows, int batchSize)
        where T : unmanaged
    {
        if (rows < info.LeastTrainingBatch)
        {
            throw info.BatchTooSmall($"train has {rows}", "train");
        }

        if (batchSize != 0 && batchSize < info.LeastTrainingBatch)
        {
            throw info.BatchTooSmall($"BatchSize is {batchSize}", "options");
        }

        int size = batchSize == 0 ? rows : Math.Min(batchSize, rows);
        int largest = new BatchCut(rows, size, info.LeastTrainingBatch).Largest;
        (string name, int width) = info.InputSize >= info.OutputSize ? ("InputSize", info.InputSize) : ("OutputSize", info.OutputSize);
        long numbers = (long)largest * width;
        if (numbers > AlignedBuffer<T>.MaxLength)
        {
            throw new ArgumentException(
                $"A batch of {largest} rows, with {name} {width}, has {numbers} numbers, but can have {AlignedBuffer<T>.MaxLength}: set BatchSize "
                + "to fewer rows (0, and LBfgs, take all).", "train");
        }
    }
}
