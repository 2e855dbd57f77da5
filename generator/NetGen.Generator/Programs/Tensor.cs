using System.Collections.Immutable;

namespace NetGen.Generator.Programs;

/// <summary>
/// A tensor of a program: known by identity, written once. Seen as a matrix it has n·<see cref="RowsPerSample"/> rows
/// (or that many, where it is not batched) of <see cref="Columns"/> elements, the last axis.
/// </summary>
internal sealed class Tensor(string symbol, ElementType type, Shape shape, bool isBatched, TensorRole role, string? name = null)
{
    /// <summary>The mathematical name: Z1, dW2, X.</summary>
    public string Symbol { get; } = symbol;

    public ElementType Type { get; } = type;

    public Shape Shape { get; } = shape;

    /// <summary>Whether the batch is the first axis.</summary>
    public bool IsBatched { get; } = isBatched;

    public TensorRole Role { get; } = role;

    /// <summary>The name outside the program (<c>dense1.weight</c>); stored tensors, their gradients and updates only.</summary>
    public string? Name { get; } = name;

    /// <summary>The elements of a constant, row-major; empty for all other tensors.</summary>
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>Positions of a stored kernel: its columns are <c>[taps][channels]</c>, and <c>[channels][taps]</c> outside the program.</summary>
    public int Taps { get; init; } = 1;

    /// <summary>Whether it is stored row by row: a table of which single rows are read.</summary>
    public bool IsTable { get; init; }

    /// <summary>Which run of the rows of a stored tensor it is; null for a whole one.</summary>
    public TensorPart? Part { get; init; }

    public int Columns => Shape.Last;

    public int RowsPerSample => (int)(Shape.Size / Columns);

    public bool IsStored => Role is TensorRole.Parameter or TensorRole.Buffer or TensorRole.Folded;

    /// <summary>A row of stored numbers, as a bias is.</summary>
    public bool IsStoredRow => IsStored && Shape.Rank == 1;

    public override string ToString() => Symbol;
}
