using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layout;

/// <summary>
/// The limits PLAN keeps to, with what they were measured by: .NET 10, Zen 3 with 256-bit vectors, networks 30-20-10-5-1 and 784-128-64-10.
/// </summary>
internal static class Budget
{
    /// <summary>Statements of an elementary function, which is inlined: tanh and erf have about as many, exp fewer.</summary>
    public const int FunctionStatements = 20;

    /// <summary>Multiply-adds of one tile that are written one by one; a loop is as fast from here on, and shorter: 62-32-16-1 takes
    /// the same time with 48 as with 64.</summary>
    public const int StraightLine = 48;

    /// <summary>
    /// Samples that stay together when threads share a batch: each is added up in the same order whatever the threads, for tiles of several divide it
    /// or add up alike.
    /// </summary>
    public const int SharedRows = 8;

    /// <summary>Elements of scratch from which on a block has fewer samples.</summary>
    public const int BlockElements = 1 << 20;

    /// <summary>
    /// The same where samples are sequences whose steps are multiplied one after the other: fewer samples than a tile takes cost more than scratch
    /// behind the cache. Zen 5, 32 sequences of [64, 32] through 64 units: blocks of 8 take 670 µs, of 4 1,010, of 32 710; with vectors of 256 bits
    /// and tiles of 4, blocks of 4 are better by 3 to 10 %.
    /// </summary>
    public const int SequenceElements = 1 << 23;

    private const int CacheLineBytes = 64;

    public static int CacheLineElements(Precision precision) => CacheLineBytes / SizeOf(precision);

    public static int SizeOf(Precision precision) => precision == Precision.Double ? sizeof(double) : sizeof(float);
}
