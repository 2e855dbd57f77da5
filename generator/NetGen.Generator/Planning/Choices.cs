using System;
using System.Collections.Immutable;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>What PLAN may choose from, and where it goes from one strategy to the next: as measured, unless a test forces a strategy that a network's sizes would not lead to.</summary>
internal sealed record Choices
{
    /// <summary>What every generated network gets.</summary>
    public static Choices Standard { get; } = new();

    /// <summary>Widths of vectors in bits that code is written for, widest first; the last must need nothing of the processor.</summary>
    public ImmutableArray<int> VectorWidths { get; init; } = Budget.VectorWidths;

    /// <summary>Kernels that are not to be had: the step's plain loop does their work.</summary>
    public ImmutableHashSet<Type> Without { get; init; } = [];

    /// <summary>Whether a dense layer's kernel applies the elementwise step behind it as well.</summary>
    public bool Fuses { get; init; } = true;

    /// <summary>The tiles for every width of vectors; null for those of the width.</summary>
    public Tiling? Tiling { get; init; }

    /// <inheritdoc cref="Budget.StatementsPerMethod" />
    public int StatementsPerMethod { get; init; } = Budget.StatementsPerMethod;

    /// <inheritdoc cref="Budget.UnrolledVectors" />
    public int UnrolledVectors { get; init; } = Budget.UnrolledVectors;

    /// <inheritdoc cref="Budget.SumRows" />
    public int SumRows { get; init; } = Budget.SumRows;

    /// <inheritdoc cref="Budget.WideSum" />
    public int WideSum { get; init; } = Budget.WideSum;

    /// <inheritdoc cref="Budget.SmallLayer" />
    public int SmallLayer { get; init; } = Budget.SmallLayer;

    /// <inheritdoc cref="Budget.MostBlockRows" />
    public int MostBlockRows { get; init; } = Budget.MostBlockRows;

    /// <inheritdoc cref="Budget.RegisterVectors" />
    public int RegisterVectors { get; init; } = Budget.RegisterVectors;

    /// <inheritdoc cref="Budget.PanelsTogether" />
    public int PanelsTogether { get; init; } = Budget.PanelsTogether;

    /// <inheritdoc cref="Budget.ManyPanels" />
    public int ManyPanels { get; init; } = Budget.ManyPanels;

    /// <inheritdoc cref="Budget.ConflictBytes" />
    public int ConflictBytes { get; init; } = Budget.ConflictBytes;

    /// <inheritdoc cref="Budget.StackBytes" />
    public int StackBytes { get; init; } = Budget.StackBytes;

    /// <inheritdoc cref="Budget.PackedBytes" />
    public int PackedBytes { get; init; } = Budget.PackedBytes;

    /// <inheritdoc cref="Budget.PackedSamples" />
    public int PackedSamples { get; init; } = Budget.PackedSamples;

    /// <inheritdoc cref="Budget.SinglePanelVectors" />
    public int SinglePanelVectors { get; init; } = Budget.SinglePanelVectors;

    /// <inheritdoc cref="Budget.PanelVectors" />
    public int PanelVectors { get; init; } = Budget.PanelVectors;

    /// <summary>Samples an inference call takes through the layers at once: enough to reuse a panel of weights, few enough for scratch to stay in the cache.</summary>
    public int BlockRows(int perSample)
    {
        // Whole tiles, or a whole part of one: where a thread's share begins must not decide which samples are left over.
        int rows = Math.Max(1, Math.Min(MostBlockRows, Budget.BlockElements / Math.Max(1, perSample)));
        return rows >= Budget.SharedRows ? rows / Budget.SharedRows * Budget.SharedRows : rows >= Budget.SharedRows / 2 ? Budget.SharedRows / 2 : rows >= 2 ? 2 : 1;
    }

    /// <summary>Elements of scratch that may lie on the stack; a longer one is rented from a pool.</summary>
    public int StackElements(Precision precision) => StackBytes / Budget.SizeOf(precision);

    /// <summary>The most elements of a block of weights that is turned round.</summary>
    public int PackedElements(Precision precision) => PackedBytes / Budget.SizeOf(precision);

    /// <summary>How many columns stand side by side in a panel: a single one has no padding, so that vectors run over the samples, and its weights over the inputs.</summary>
    public int PanelWidth(int columns, Precision precision)
    {
        int lanes = Budget.VectorBytes / Budget.SizeOf(precision);
        return columns == 1 ? 1 : columns <= SinglePanelVectors * lanes ? RoundUp(columns, lanes) : PanelVectors * lanes;
    }

    /// <summary>A row's length with its padding, so that it ends where a panel ends.</summary>
    public int Width(int columns, Precision precision) => RoundUp(columns, PanelWidth(columns, precision));

    /// <summary>What stands between rows of such a length, so that they do not meet in the cache.</summary>
    public int Gap(int width, Precision precision) => width * Budget.SizeOf(precision) % ConflictBytes == 0 ? Budget.CacheLineElements(precision) : 0;

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
