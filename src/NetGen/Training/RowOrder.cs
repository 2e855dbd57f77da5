using System;

namespace NetGen;

/// <summary>The rows that an epoch goes through, in its order.</summary>
internal sealed class RowOrder
{
    private readonly int[] _order;
    private readonly int _batchSize;
    private readonly TrainingOptions _options;

    /// <summary>The order of no epoch yet.</summary>
    /// <param name="rows">Rows of the data.</param>
    /// <param name="batchSize">Rows of a batch; at most all of them.</param>
    /// <param name="options">Whether rows are shuffled, or states carried.</param>
    public RowOrder(int rows, int batchSize, TrainingOptions options)
    {
        (_batchSize, _options) = (batchSize, options);
        _order = new int[options.CarryState ? rows / batchSize * batchSize : rows];
    }

    /// <summary>The number of rows of an epoch.</summary>
    public int Count => _order.Length;

    /// <summary>The rows themselves.</summary>
    public int[] Rows => _order;

    /// <summary>Whether the rows of a batch need not follow each other in the data.</summary>
    public bool IsScattered => _options.Shuffle || _options.CarryState;

    private bool IsFullBatch => _batchSize == _order.Length;

    /// <summary>Begins an epoch: from the data's own order every time, so that the order depends on the seed and the epoch's number alone.</summary>
    public void Begin(int epoch)
    {
        int batches = _options.CarryState ? Count / _batchSize : 1;
        for (int i = 0; i < _order.Length; i++)
        {
            // Row r of batch b goes on where row r of batch b − 1 ended.
            _order[i] = _options.CarryState ? (i % _batchSize * batches) + (i / _batchSize) : i;
        }

        if (_options.Shuffle && !_options.CarryState && !IsFullBatch)
        {
            SeededShuffle.Permute(_order, new RandomStream(_options.Seed, epoch, RandomPurpose.Shuffle).Bits(0));
        }
    }
}
