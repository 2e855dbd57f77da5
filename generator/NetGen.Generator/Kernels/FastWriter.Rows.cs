using System;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <content>Rows of vectors, in memory or in registers.</content>
internal sealed partial class FastWriter
{
    private readonly RegisterRows _rows = oneSample ?? RegisterRows.None;

    /// <summary>Whether a tensor's row is in registers.</summary>
    public bool HasInRegisters(Tensor tensor) => _rows.Holds(tensor);

    /// <summary>Whether the vectors of a row are written one by one, so that each can have a register.</summary>
    public bool UnrollsRow(Tensor tensor) => storage[tensor].Width / Lanes <= choices.UnrolledVectors;

    /// <summary>A vector of a tensor's row.</summary>
    public string LoadRow(Tensor tensor, Index row, Index column) =>
        _rows.Holds(tensor) ? InRegister(tensor, column) : Load(Element(tensor, row, column));

    /// <summary>A number of a row in registers, spread out.</summary>
    public string SpreadFromRegister(Tensor tensor, Index column)
    {
        if (tensor.Columns == 1)
        {
            return Spread(names[tensor]);
        }

        string lane = Literal.Of(Place(column) % Lanes);
        return $"{Family}.Shuffle({InRegister(tensor, column)}, {Family}.Create({lane}{IndexSuffix}))";
    }

    /// <summary>Puts a vector where the tensor's row is: in registers, in memory, or in both.</summary>
    public void StoreRow(Tensor tensor, Index row, Index column, string vector)
    {
        if (_rows.Holds(tensor))
        {
            Code.Line($"{InRegister(tensor, column)} = {vector};");
            vector = InRegister(tensor, column);
        }

        if (!_rows.HoldsAlone(tensor))
        {
            Store(Element(tensor, row, column), vector);
        }
    }

    /// <summary>Copies a row in registers to memory without padding.</summary>
    public void StoreFromRegisters(Tensor tensor, string memory, int offset)
    {
        int whole = tensor.Columns / Lanes * Lanes;
        for (int c = 0; c < whole; c += Lanes)
        {
            Store(From(memory, offset + c), InRegister(tensor, c));
        }

        for (int c = whole; c < tensor.Columns; c++)
        {
            Code.Line($"{From(memory, offset + c)} = {InRegister(tensor, c)}.GetElement({Literal.Of(c - whole)});");
        }
    }

    /// <summary>The local variable with the vector in which a column is.</summary>
    public string InRegister(Tensor tensor, Index column) => RegisterRows.NameOf(names[tensor], Place(column) / Lanes);

    /// <summary>Only what is written without a loop is in registers.</summary>
    private static int Place(Index column) => column.Value ?? throw new InvalidOperationException($"A register has a number, not {column}.");
}
