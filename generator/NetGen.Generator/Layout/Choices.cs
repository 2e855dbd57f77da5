using System;
using System.Collections.Immutable;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layout;

/// <summary>
/// What PLAN may choose from, and where it goes from one strategy to the next: as measured, unless a test forces a strategy that a network's sizes
/// would not lead to.
/// </summary>
internal sealed record Choices
{
    /// <summary>What every generated network gets.</summary>
    public static Choices Standard { get; } = new();

    /// <summary>Widths of vectors in bits that code is written for, widest first; the last must need nothing of the processor.</summary>
    public ImmutableArray<int> VectorWidths { get; init; } = [VectorBits.Wide, VectorBits.Usual, VectorBits.Narrow];

    /// <summary>Kernels that a test leaves out; the next strategy that fits does the step.</summary>
    public ImmutableHashSet<Type> Without { get; init; } = [];

    /// <summary>Whether elementwise steps are fused, with each other and into other kernels.</summary>
    public bool Fuses { get; init; } = true;

    /// <summary>The tiles for every width of vectors; null for those of the width.</summary>
    public Tiling? Tiling { get; init; }

    /// <summary>The tiles for vectors of a width, in bits.</summary>
    public Tiling TilingOf(int vectorBits) => Tiling ?? Layout.Tiling.Of(vectorBits);

    /// <summary>
    /// Vector statements in one method. The JIT follows 1024 locals, three a statement: between 300 and 400 it begins to spill, 7 to 12 times slower.
    /// </summary>
    public int StatementsPerMethod { get; init; } = 250;

    /// <summary>Vectors of a row that are written without a loop, and may so be in registers.</summary>
    public int UnrolledVectors { get; init; } = 4;

    /// <summary>
    /// Samples summed in single precision before the sum is added to the ones before: rounding errors grow with this and with the number of such
    /// blocks, not with the batch. Summing 100,000 equal numbers in one go lost three of seven digits.
    /// </summary>
    public int RowsPerSum { get; init; } = 256;

    /// <summary>The same for the windows of a convolution: their pixels, read once for each tile of the weights, stay in the L1 cache.</summary>
    public int WindowsPerSum { get; init; } = 128;

    /// <summary>
    /// Columns from which on sums along a row pay for vectors of 512 bits. Zen 4: with them the step of 784-512-512-10 takes 0.88 of its time with
    /// 256, that of 30-20-10-5-1 1.25.
    /// </summary>
    public int WideSum { get; init; } = 256;

    /// <summary>
    /// Outputs up to which one sample alone takes vectors of 256 bits. Zen 4: 40-56-32-8 with ReLU 110 ns against 122 with 512 bits; 784-512-512-10,
    /// 29.0 µs with 512 bits against 33.0.
    /// </summary>
    public int SmallLayer { get; init; } = 48;

    /// <summary>
    /// The same for a layer whose activation is an elementary function. Zen 4: 37-53-29-3 with tanh 123 ns with 512 bits against 132; 30-20-10-5-1,
    /// 60.3 ns with 256 bits against 65.5.
    /// </summary>
    public int SmallLayerOfFunctions { get; init; } = 24;

    /// <summary>
    /// The same for a stream with gates, whose sums stand side by side. Zen 5, 16 units: LSTM 54 ns with 512 bits against 72, GRU 47
    /// against 57.
    /// </summary>
    public int SmallGate { get; init; } = 15;

    /// <summary>What a stream with gates is chosen from.</summary>
    public Choices OfGates => this with { SmallLayer = SmallGate, SmallLayerOfFunctions = SmallGate };

    /// <summary>The widest vectors that pay for one sample of a layer with so many outputs, in bits.</summary>
    public int WidestForOneSample(int columns, bool hasFunctions) => 
        columns <= (hasFunctions ? SmallLayerOfFunctions : SmallLayer) ? VectorBits.Usual : VectorBits.Wide;

    /// <summary>Elements of scratch that stay in the L2 cache beside parameters.</summary>
    public int CachedElements { get; init; } = 1 << 17;

    /// <summary>The most samples of a block: see <see cref="BlockRows"/>.</summary>
    public int MostBlockRows { get; init; } = 128;

    /// <summary>
    /// Vectors of a row that one sample's code hands from layer to layer in registers. Zen 4: 30-20-10-5-1 52 ns instead of 57, most of it the last
    /// layer's row.
    /// </summary>
    public int RegisterVectors { get; init; } = 4;

    /// <summary>
    /// Panels of weights that one sample reads at once. Zen 4, one panel at a time against four: 37-53-29-3 157 ns and 126, 784-128-64-10 4.01 µs and
    /// 3.84; with vectors of 256 bits 784-512-512-10 32.5 µs and 30.6. Eight are no faster.
    /// </summary>
    public int MostPanelsTogether { get; init; } = 4;

    /// <summary>The same where a panel has so many vectors: all sums must have a register.</summary>
    public int PanelsTogether(int panels, int vectors, Tiling tiling) => Math.Max(1, Math.Min(panels, Math.Min(MostPanelsTogether, tiling.Sums / vectors)));

    /// <summary>
    /// Panels from which on most samples go through a larger tile. Zen 4 with vectors of 256 bits: 784-128-64-10, 128 samples, 245 µs instead of 261,
    /// its gradients 537 instead of 559; 784-512-512-10 1.60 ms instead of 1.74 and 4.00 instead of 4.28. Few panels are not worth the code.
    /// </summary>
    public int ManyPanels { get; init; } = 8;

    /// <summary>
    /// Rows so far from each other, or a multiple, meet in few lines of the nearest cache: a batch's are moved apart. Zen 4 with vectors of 256 bits,
    /// gradients of 128 samples: 784-512-512-10 3.91 ms instead of 4.01; predictions are equal.
    /// </summary>
    public int ConflictBytes { get; init; } = 1024;

    /// <summary>Scratch that may lie on the stack.</summary>
    public int StackBytes { get; init; } = 16 * 1024;

    /// <summary>
    /// Bytes of weights that are transposed at once, on the stack: the size of the L1 cache. 784-512-512-10 is 0.7 % slower with half of it.
    /// </summary>
    public int PackedBytes { get; init; } = 32 * 1024;

    /// <summary>The same of a whole convolution's weights for a block of channels, which are read in order: twice the L1 cache.</summary>
    public int FlippedBytes { get; init; } = 64 * 1024;

    /// <summary>
    /// Samples of a batch from which on transposing weights pays. Zen 4, gradients of 8 samples: 30-20-10-5-1 0.93 of the time without, 37-53-29-3
    /// 0.96, 784-512-512-10 0.99; of 4 samples: 0.99, 1.17, 0.99; of 32 samples: 0.84, 0.90, 0.96.
    /// </summary>
    public int PackedSamples { get; init; } = 8;

    /// <summary>
    /// The widest single panel, in vectors; wider tensors stand in panels of two. 24 outputs in one panel of three saves the padding of two panels.
    /// </summary>
    public int SinglePanelVectors { get; init; } = 3;

    /// <summary>The width of a panel among several, in vectors.</summary>
    public int PanelVectors { get; init; } = 2;

    /// <summary>
    /// Samples an inference call takes through the layers at once: enough to reuse a panel of weights, few enough for scratch to stay in the cache.
    /// </summary>
    /// <param name="perSample">Elements of scratch for each.</param>
    /// <param name="tileRows">Rows of a tile, where a step of a sequence multiplies one row of each sample: then they must be enough for it.</param>
    public int BlockRows(int perSample, int tileRows) => BlockRows(perSample, Budget.BlockElements, tileRows);

    private int BlockRows(int perSample, int elements, int tileRows)
    {
        elements = Math.Max(elements, (int)Math.Min((long)perSample * tileRows, Budget.SequenceElements));

        // Whole tiles, or a whole part of one: where a thread's share begins must not decide which samples are left over.
        int rows = Math.Max(1, Math.Min(MostBlockRows, elements / Math.Max(1, perSample)));
        return rows >= Budget.SharedRows ? rows / Budget.SharedRows * Budget.SharedRows : rows >= Budget.SharedRows / 2 ? Budget.SharedRows / 2 : rows >= 2 ? 2 : 1;
    }

    /// <summary>
    /// The same of a prediction that no other thread shares: as many as let scratch stay in the L2 cache, or let it be read as often as the parameters
    /// are. Zen 4, 32 samples: depthwise and pointwise convolutions of [32, 16, 16] 270 µs instead of 480.
    /// </summary>
    public int CachedRows(int perSample, int parameters, int tileRows) =>
        BlockRows(perSample, Math.Min(Budget.BlockElements, Math.Max(CachedElements, parameters)), tileRows);

    /// <summary>Elements of scratch that may lie on the stack; a longer one is rented from a pool.</summary>
    public int StackElements(Precision precision) => StackBytes / Budget.SizeOf(precision);

    /// <summary>The most elements of a convolution's weights for a block of channels that are transposed.</summary>
    public int FlippedElements(Precision precision) => FlippedBytes / Budget.SizeOf(precision);

    /// <summary>The most elements of a block of weights that is transposed.</summary>
    public int PackedElements(Precision precision) => PackedBytes / Budget.SizeOf(precision);

    /// <summary>
    /// How many columns stand side by side in a panel, counted in vectors of the usual width, whatever runs: a single one has no padding, so that vectors run over the samples, and its weights over the
    /// inputs.
    /// </summary>
    public int PanelWidth(int columns, Precision precision)
    {
        int lanes = VectorBits.Lanes(VectorBits.Usual, precision);
        return columns == 1 ? 1 : columns <= SinglePanelVectors * lanes ? RoundUp(columns, lanes) : PanelVectors * lanes;
    }

    /// <summary>A row's length with its padding, so that it ends where a panel ends.</summary>
    public int Width(int columns, Precision precision) => RoundUp(columns, PanelWidth(columns, precision));

    /// <summary>What stands between rows of such a length, so that they do not meet in the cache.</summary>
    public int Gap(int width, Precision precision) => width * Budget.SizeOf(precision) % ConflictBytes == 0 ? Budget.CacheLineElements(precision) : 0;

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
