using System;
using System.Collections.Generic;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>Where kernels write: how memory is addressed, and the words of one width of vectors.</summary>
internal sealed partial class FastWriter(
    CSharpWriter code, Precision precision, ProgramStorage storage, Choices choices, int vectorBits, IReadOnlyDictionary<Tensor, string> names, RegisterRows? oneSample)
    : LoopWriter(code, precision)
{
    /// <summary>The caller's outputs, as a method's parameter.</summary>
    public const string Output = "output";

    /// <summary>The caller's targets, as a method's parameter.</summary>
    public const string Targets = "targets";

    /// <summary>The caller's states of a stream, as a method's parameter.</summary>
    public const string State = "state";

    /// <summary>The caller's weights of samples, as a method's parameter; a null reference where there are none.</summary>
    public const string Weights = "weights";

    /// <summary>The learning rate, as a method's parameter.</summary>
    public const string Rate = "rate";

    /// <summary>Numbers in a vector.</summary>
    public int Lanes { get; } = VectorBits.Lanes(vectorBits, precision);

    /// <summary>The width of the vectors in bits, as the functions' names end.</summary>
    public string Bits { get; } = Literal.Of(vectorBits);

    /// <summary>The static class of the vector's functions.</summary>
    public string Family => "Vector" + Bits;

    /// <summary>Whether instructions put their results in place of an operand, as x86's of 128 bits do without AVX: what a tile uses twice is loaded
    /// twice, which costs no more than a copy. On arm64, unmeasured.</summary>
    public bool OverwritesOperands { get; } = vectorBits == VectorBits.Narrow;

    /// <summary>What fits the registers.</summary>
    public Tiling Tiling { get; } = choices.TilingOf(vectorBits);

    /// <summary>A writer for a kernel of one sample's code.</summary>
    public static FastWriter ForOneSample(
        Kernel kernel, CSharpWriter code, Precision precision, ProgramStorage storage, Choices choices, int vectorBits,
        IReadOnlyDictionary<Tensor, string> names, RegisterRows rows)
    {
        var without = new FastWriter(code, precision, storage, choices, vectorBits, names, RegisterRows.None);
        return rows == RegisterRows.None ? without : new FastWriter(code, precision, storage, choices, vectorBits, names, rows.For(kernel, without));
    }

    /// <summary>Whether the code is for one sample alone.</summary>
    public bool OneSample { get; } = oneSample is not null;

    public override Index Samples => OneSample ? 1 : base.Samples;

    public override Index BatchSize => OneSample ? 1 : Index.Of("batch");

    public override string Counter => "nint";

    protected override bool HasScope => !OneSample;

    public StoredSlot Stored(Tensor tensor) => storage.Stored(tensor);

    public override Address Element(Tensor tensor, Index row, Index column)
    {
        Slot slot = storage[tensor];
        if (slot.Region is not (Region.Parameters or Region.Gradients) || tensor.Shape.Rank == 1)
        {
            return At(tensor, (row * slot.Stride) + column);
        }

        // Panels know two axes: the first, and all others as one.
        StoredSlot stored = Stored(tensor);
        int width = stored.PanelWidth;
        int inner = tensor.RowsPerSample / stored.Rows;
        (Index first, Index others) = inner == 1 ? (row, column) : (row / inner, (row % inner * tensor.Columns) + column);
        return At(tensor, stored.Panels == 1 ? (others * width) + first : (first / width * (width * stored.Columns)) + (others * width) + (first % width));
    }

    /// <summary>An element of a stored matrix of one row.</summary>
    public Address RowElement(Tensor tensor, Index column) => At(tensor, column);

    /// <summary>An element of a matrix that stands in panels.</summary>
    /// <param name="tensor">The matrix, or its gradient.</param>
    /// <param name="panelRow">The first row of the panel.</param>
    /// <param name="column">The column.</param>
    /// <param name="block">The first row of a block of the panel.</param>
    /// <param name="rowInBlock">The row inside the block.</param>
    public Address PanelElement(Tensor tensor, Index panelRow, Index column, Index block, int rowInBlock = 0)
    {
        StoredSlot slot = Stored(tensor);
        return At(tensor, (panelRow * slot.Columns) + (column * slot.PanelWidth) + block + rowInBlock);
    }

    public override (string Span, int Stride) Memory(Tensor tensor)
    {
        int stride = storage[tensor].Stride;
        return ($"MemoryMarshal.CreateSpan(ref {names[tensor]}, (int)({Rows(tensor) * stride}))", stride);
    }

    public override bool ClearsPadding(Tensor tensor) => storage.IsReadWithPadding(tensor) && storage[tensor].Width > tensor.Columns;

    /// <summary>Zeroes the padding of a row where vectors read it.</summary>
    public override void EndRow(Tensor tensor, Index row)
    {
        if (ClearsPadding(tensor))
        {
            using (Code.Block($"for (nint c = {Literal.Of(tensor.Columns)}; c < {Literal.Of(storage[tensor].Width)}; c++)"))
            {
                Code.Line($"{Element(tensor, row, Index.Of("c"))} = {Number(0)};");
            }
        }
    }

    /// <summary>Declares a reference to an element, from which others are addressed by literal distances.</summary>
    public string Reference(string name, Address element)
    {
        string local = NewLocal(name);
        Code.Line($"ref {Type} {local} = ref {element};");
        return local;
    }

    /// <summary>Declares memory on the stack and a reference to it.</summary>
    public string StackMemory(string name, int length)
    {
        string memory = NewLocal("memory");
        Code.Line($"Span<{Type}> {memory} = stackalloc {Type}[{Literal.Of(length)}];");
        return Reference(name, $"MemoryMarshal.GetReference({memory})");
    }

    /// <summary>An element at a distance from a reference.</summary>
    public static Address From(string reference, Index distance) => Address.At(reference, distance);

    /// <summary>Moves a reference on.</summary>
    public void Advance(string reference, int distance) => Code.Line($"{reference} = ref At(ref {reference}, {Literal.Of(distance)});");

    /// <summary>Elements of a tensor's row, padding counted.</summary>
    public int WidthOf(Tensor tensor) => storage[tensor].Width;

    /// <summary>Elements from one row of a tensor to the next.</summary>
    public int StrideOf(Tensor tensor) => storage[tensor].Stride;

    /// <summary>Whether a tensor is the caller's inputs: no padding stands behind its rows.</summary>
    public bool IsCallers(Tensor tensor) => storage[tensor].Region == Region.Inputs;

    private Address At(Tensor tensor, Index index) => From(names[tensor], index);
}
