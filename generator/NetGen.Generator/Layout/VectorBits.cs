namespace NetGen.Generator.Layout;

/// <summary>The widths of vectors, in bits. A processor that has one has those below it.</summary>
internal static class VectorBits
{
    /// <summary>What every processor has.</summary>
    public const int Narrow = 128;

    public const int Usual = 256;

    public const int Wide = 512;

    private const int BitsPerByte = 8;

    /// <summary>Numbers in a vector.</summary>
    public static int Lanes(int bits, Vocabulary.Precision precision) => bits / BitsPerByte / Budget.SizeOf(precision);
}
