using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Writes one tile of a product: sums start at the bias, take up the products, are added up, and go through the epilogue.</summary>
/// <param name="writer">Where to.</param>
/// <param name="factors">What is multiplied.</param>
/// <param name="tile">The tile's extents.</param>
/// <param name="row">Its first sample.</param>
/// <param name="column">Its first column.</param>
internal sealed class DenseTile(FastWriter writer, TileFactors factors, Tile tile, Index row, Index column)
{
    private readonly string[,,] _sums = new string[tile.Rows, tile.Vectors, tile.Chains];

    /// <summary>Writes the rows of a block of columns that fill whole tiles; with one sample's code, all rows.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="factors">What is multiplied.</param>
    /// <param name="tiles">The tiles, the one of a single row last.</param>
    /// <param name="column">The first column.</param>
    /// <param name="kept">Where the sums are stored; null where what follows is all that is wanted.</param>
    /// <param name="epilogue">What follows; null where nothing does.</param>
    public static void WriteAll(FastWriter writer, TileFactors factors, IReadOnlyList<Tile> tiles, Index column, Tensor? kept, Map? epilogue) =>
        writer.SampleTiles(
            factors.Product,
            [.. tiles.Select(t => t.Rows).Where(rows => rows > 1 || writer.OneSample)],
            (row, rows) => new DenseTile(writer, factors, tiles.First(t => t.Rows == rows), row, column).Write(kept, epilogue));

    /// <summary>Writes it.</summary>
    /// <param name="kept">Where the sums are stored; null where what follows is all that is wanted.</param>
    /// <param name="epilogue">What follows while the sums are in registers; null where nothing does.</param>
    public void Write(Tensor? kept, Map? epilogue)
    {
        Start();
        string left = writer.HasInRegisters(factors.Left) ? string.Empty : writer.Reference("a", writer.Element(factors.Left, row, factors.First));
        string right = writer.Reference("w", factors.Right);
        writer.InnerLoop(
            tile.Inner,
            tile.Chains,
            tile.Straight,
            (inner, distance, chain) => MultiplyAdd(left, inner, right, distance * factors.Width, chain),
            () => writer.Advance(right, tile.Chains * factors.Width));
        AddChains();
        if (kept is not null)
        {
            Store(kept, (r, v) => Product(r, v, kept));
        }

        if (epilogue is not null)
        {
            Store(epilogue.Output, (r, v) => Follow(r, v, epilogue));
        }
    }

    private void Start()
    {
        var locals = new List<(string Name, string Value)>();
        for (int v = 0; v < tile.Vectors; v++)
        {
            string bias = factors.Addend is null ? writer.Zero : writer.Load(writer.Element(factors.Addend, 0, Column(v)));
            for (int r = 0; r < tile.Rows; r++)
            {
                for (int k = 0; k < tile.Chains; k++)
                {
                    _sums[r, v, k] = writer.NewLocal("sum");
                    locals.Add((_sums[r, v, k], k > 0 ? writer.Zero : r > 0 ? _sums[0, v, 0] : bias));
                }
            }
        }

        writer.Declare(locals);
    }

    private void MultiplyAdd(string left, Index inner, string right, int distance, int chain)
    {
        Address[] weights = [.. Enumerable.Range(0, tile.Vectors).Select(v => FastWriter.From(right, distance + factors.PlaceOf(v * writer.Lanes)))];
        bool loadsOnce = tile.Rows > 1 && !writer.OverwritesOperands;
        string[] loaded = loadsOnce ? [.. weights.Select(w => writer.Local("w", writer.Load(w)))] : [];
        for (int r = 0; r < tile.Rows; r++)
        {
            Address number = FastWriter.From(left, inner + (r * writer.StrideOf(factors.Left)));
            if (tile.Vectors == 1 && !writer.HasInRegisters(factors.Left))
            {
                writer.MultiplyAdd(_sums[r, 0, chain], number, loadsOnce ? loaded[0] : writer.Load(weights[0]));
                continue;
            }

            string input = writer.HasInRegisters(factors.Left) ? writer.SpreadFromRegister(factors.Left, inner) : writer.Spread(number);
            input = tile.Vectors > 1 ? writer.Local("a", input) : input;
            for (int v = 0; v < tile.Vectors; v++)
            {
                if (loadsOnce)
                {
                    writer.MultiplyAdd(_sums[r, v, chain], input, loaded[v]);
                }
                else
                {
                    writer.MultiplyAdd(_sums[r, v, chain], input, weights[v]);
                }
            }
        }
    }

    private void AddChains()
    {
        for (int r = 0; r < tile.Rows; r++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                writer.AddChains([.. Enumerable.Range(0, tile.Chains).Select(k => _sums[r, v, k])]);
            }
        }
    }

    /// <summary>The sum, with what an earlier part of the inner indices has left there.</summary>
    private string Product(int r, int v, Tensor kept)
    {
        string both = $"{_sums[r, v, 0]} + {writer.LoadRow(kept, Row(r), Column(v))}";
        return factors.First.IsZero ? _sums[r, v, 0] : factors.IsLoop ? $"{factors.First} == 0 ? {_sums[r, v, 0]} : {both}" : both;
    }

    private string Follow(int r, int v, Map epilogue)
    {
        string[] operands = [.. epilogue.Inputs.Select(i => i == factors.Product ? _sums[r, v, 0] : writer.LoadRow(i, Row(r), Column(v)))];
        return new VectorExpression(writer).Write(epilogue.Expression, operands);
    }

    /// <summary>Stores a vector for each sum, four by a call where as many stand at equal distances.</summary>
    private void Store(Tensor tensor, Func<int, int, string> value)
    {
        if (tile.Rows == 1)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                writer.StoreRow(tensor, row, Column(v), value(0, v));
            }

            return;
        }

        bool byRows = tile.Rows >= tile.Vectors;
        (int lines, int length, int step) = byRows ? (tile.Vectors, tile.Rows, writer.StrideOf(tensor)) : (tile.Rows, tile.Vectors, writer.Lanes);
        for (int line = 0; line < lines; line++)
        {
            string[] values = [.. Enumerable.Range(0, length).Select(i => byRows ? value(i, line) : value(line, i))];
            Address first = byRows ? writer.Element(tensor, row, Column(line)) : writer.Element(tensor, Row(line), column);
            writer.StoreVectors(first, values, step);
        }
    }

    private Index Row(int r) => row + r;

    private Index Column(int v) => column + (v * writer.Lanes);
}
