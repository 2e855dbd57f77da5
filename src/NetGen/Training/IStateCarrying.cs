namespace NetGen;

/// <summary>
/// Training that goes on with the states of the batch before. An interface, so that a program that does not set
/// <see cref="TrainingOptions.CarryState"/> carries none of the code behind it (8 KB under Native AOT, in whole pages).
/// </summary>
internal interface IStateCarrying
{
    /// <summary>The rows of an epoch: as many in each batch.</summary>
    /// <exception cref="System.ArgumentException">A network that carries no state, or not two batches.</exception>
    int RowsOf(NetworkInfo info, int rows, int batchSize);

    /// <summary>Row r of batch b goes on where row r of batch b − 1 ended.</summary>
    void Order(int[] order, int batchSize);

    /// <summary>Begins with zeros.</summary>
    void Reset(NetworkInfo info, IStateful gradients, int batchSize);
}
