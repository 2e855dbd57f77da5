using System.Collections.Immutable;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>The limits PLAN keeps to, with what they were measured by: .NET 10, Zen 3 with 256-bit vectors, networks 30-20-10-5-1 and 784-128-64-10.</summary>
internal static class Budget
{
    /// <summary>Widths of vectors in bits, widest first.</summary>
    public static readonly ImmutableArray<int> VectorWidths = [512, 256, 128];

    /// <summary>Vector statements in one method. The JIT follows 1024 locals, three a statement: between 300 and 400 it begins to spill, 7 to 12 times slower.</summary>
    public const int StatementsPerMethod = 250;

    /// <summary>Statements of an elementary function, which is inlined: tanh and erf have about as many, exp fewer.</summary>
    public const int FunctionStatements = 20;

    /// <summary>Multiply-adds of one tile that are written one by one; a loop is as fast from here on, and shorter.</summary>
    public const int StraightLine = 64;

    /// <summary>Vectors of a row that are written without a loop, and may so be in registers.</summary>
    public const int UnrolledVectors = 4;

    /// <summary>
    /// Samples summed in single precision before the sum is added to the ones before: rounding errors grow with this and with the number of such
    /// blocks, not with the batch. Summing 100,000 equal numbers in one go lost three of seven digits.
    /// </summary>
    public const int SumRows = 256;

    /// <summary>Samples that stay together when threads share a batch: each is added up in the same order whatever the threads, for tiles of several divide it or add up alike.</summary>
    public const int SharedRows = 8;

    /// <summary>
    /// Columns from which on sums along a row pay for vectors of 512 bits. Zen 4: with them the step of 784-512-512-10 takes 0.88 of its time with 256,
    /// that of 30-20-10-5-1 1.25.
    /// </summary>
    public const int WideSum = 256;

    /// <summary>
    /// Outputs up to which one sample alone takes vectors of 256 bits. Zen 4, 30-20-10-5-1: 60.3 ns against 65.5 with 512 bits where they fill the rows;
    /// 784-512-512-10, 29.0 µs with 512 bits against 33.0.
    /// </summary>
    public const int SmallLayer = 24;

    /// <summary>The most samples of a block: see <see cref="Choices.BlockRows"/>.</summary>
    public const int MostBlockRows = 128;

    /// <summary>Elements of scratch from which on a block has fewer samples.</summary>
    public const int BlockElements = 1 << 20;

    /// <summary>
    /// Vectors of a row that one sample's code hands from layer to layer in registers. Zen 4: 30-20-10-5-1 52 ns instead of 57, most of it the last layer's row.
    /// </summary>
    public const int RegisterVectors = 4;

    /// <summary>
    /// Panels from which on most samples go through a larger tile. Zen 4 with vectors of 256 bits: 784-128-64-10, 128 samples, 245 µs instead of 261, its gradients
    /// 537 instead of 559; 784-512-512-10 1.60 ms instead of 1.74 and 4.00 instead of 4.28. Few panels are not worth the code.
    /// </summary>
    public const int ManyPanels = 8;

    /// <summary>
    /// Panels of weights that one sample reads at once. Zen 4, one panel at a time against four: 37-53-29-3 157 ns and 126, 784-128-64-10 4.01 µs and 3.84;
    /// with vectors of 256 bits 784-512-512-10 32.5 µs and 30.6. Eight are no faster.
    /// </summary>
    public const int PanelsTogether = 4;

    /// <summary>Scratch that may lie on the stack.</summary>
    public const int StackBytes = 16 * 1024;

    /// <summary>Weights that are turned round at once, on the stack: what the nearest cache holds. 784-512-512-10 is 0.7 % slower with half of it.</summary>
    public const int PackedBytes = 32 * 1024;

    /// <summary>
    /// Samples of a batch from which on turning weights round pays. Zen 4, gradients of 8 samples: 30-20-10-5-1 0.93 of the time without, 37-53-29-3 0.96,
    /// 784-512-512-10 0.99; of 4 samples: 0.99, 1.17, 0.99; of 32 samples: 0.84, 0.90, 0.96.
    /// </summary>
    public const int PackedSamples = 8;

    /// <summary>
    /// Rows so far from each other, or a multiple, meet in few lines of the nearest cache: a batch's are moved apart. Zen 4 with vectors of 256 bits, gradients
    /// of 128 samples: 784-512-512-10 3.91 ms instead of 4.01; predictions are equal.
    /// </summary>
    public const int ConflictBytes = 1024;

    /// <summary>The vectors that panels are counted in: of 256 bits, whatever runs.</summary>
    public const int VectorBytes = 32;

    /// <summary>The widest single panel, in vectors; wider tensors stand in panels of two. 24 outputs in one panel of three saves the padding of two panels.</summary>
    public const int SinglePanelVectors = 3;

    /// <summary>The width of a panel among several, in vectors.</summary>
    public const int PanelVectors = 2;

    private const int CacheLineBytes = 64;

    public static int CacheLineElements(Precision precision) => CacheLineBytes / SizeOf(precision);

    public static int SizeOf(Precision precision) => precision == Precision.Double ? sizeof(double) : sizeof(float);
}
