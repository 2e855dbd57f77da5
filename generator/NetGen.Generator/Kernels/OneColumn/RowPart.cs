namespace NetGen.Generator.Kernels;

/// <summary>Which numbers of a row's vector count: all; the first, where padding follows; the last, where an earlier vector has had the
/// first.</summary>
internal sealed class RowPart(FastWriter writer, int first, int last)
{
    /// <summary>The numbers that count, and zeros: whatever stands in the other places, it is gone.</summary>
    public string Keep(string vector) => last < writer.Lanes ? writer.KeepLast(vector, last) : writer.KeepFirst(vector, first);

    /// <summary>The numbers that count, zeros in padding, and what an earlier vector has left.</summary>
    public string Store(string vector, string before) =>
        last < writer.Lanes ? writer.FirstOr(before, writer.Lanes - last, vector) : writer.KeepFirst(vector, first);

    /// <summary>The numbers, of which those an earlier vector has had may be stored again, and zeros in padding.</summary>
    public string StoreAgain(string vector) => writer.KeepFirst(vector, first);
}
