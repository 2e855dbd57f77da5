namespace NetGen;

/// <summary>How rows are cut into batches: all of one size, the last with what is left, unless that is too little to stand alone.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Size">The rows of a batch; at most <paramref name="Rows"/>.</param>
/// <param name="Least">The fewest rows a batch may have; what is left of fewer joins the batch before. At most <paramref name="Size"/>.</param>
internal readonly record struct BatchCut(int Rows, int Size, int Least)
{
    /// <summary>The rows of the largest batch.</summary>
    public int Largest => Rest < Least ? Size + Rest : Size;

    private int Rest => Rows % Size;

    /// <summary>The rows of the batch that begins at one.</summary>
    public int CountAt(int first) => Rows - first - Size < Least ? Rows - first : Size;
}
