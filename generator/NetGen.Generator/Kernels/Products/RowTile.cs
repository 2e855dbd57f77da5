using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Writes one tile of rows times panels: the sums start at the bias, take up the products, and go through the epilogue.</summary>
/// <param name="writer">Where to.</param>
/// <param name="factors">What is multiplied.</param>
/// <param name="tile">The tile's extents.</param>
/// <param name="row">Its first sample.</param>
/// <param name="column">Its first column.</param>
/// <param name="left">The left factor; null for rows of the tensor.</param>
/// <param name="rowStep">Rows of the product from one of the tile's to the next.</param>
internal sealed class RowTile(FastWriter writer, TileFactors factors, Tile tile, Index row, Index column, LeftOperand? left = null, int rowStep = 1)
{
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
            (row, rows) => new RowTile(writer, factors, tiles.First(t => t.Rows == rows), row, column).Write(kept, epilogue));

    /// <summary>Writes it.</summary>
    /// <param name="kept">Where the sums are stored; null where what follows is all that is wanted.</param>
    /// <param name="epilogue">What follows while the sums are in registers; null where nothing does.</param>
    public void Write(Tensor? kept, Map? epilogue)
    {
        LeftOperand numbers = left ?? LeftOperand.Rows(writer, factors.Left, row, factors.First);
        var product = new ProductTile(writer, tile, numbers, RightOperand.Panels(writer, factors.Right, factors.Width, factors.PanelLength));
        product.Start(v => factors.Addend is null ? writer.Zero : writer.Load(writer.Element(factors.Addend, 0, Column(v))));
        numbers.ForEachRun(start =>
        {
            if (start is not null)
            {
                product.GoTo(start);
            }

            int rest = writer.InnerLoop(tile.Inner, tile.Chains, tile.Straight, product.MultiplyAdd, () => product.Advance(tile.Chains));
            if (numbers.HasRuns && start is null && rest > 0)
            {
                product.Advance(rest);
            }
        });
        product.AddChains();

        if (kept is not null)
        {
            Store(kept, (r, v) => Whole(product.Sum(r, v), r, v, kept));
        }

        if (epilogue is not null)
        {
            Store(epilogue.Output, (r, v) => Follow(product.Sum(r, v), r, v, epilogue));
        }
    }

    /// <summary>The sum, with what an earlier part of the inner indices has left there.</summary>
    private string Whole(string sum, int r, int v, Tensor kept)
    {
        string both = $"{sum} + {writer.LoadRow(kept, Row(r), Column(v))}";
        return factors.First.IsZero ? sum : factors.IsLoop ? $"{factors.First} == 0 ? {sum} : {both}" : both;
    }

    private string Follow(string sum, int r, int v, Map epilogue)
    {
        string[] operands = [.. epilogue.Inputs.Select(i => i == factors.Product ? sum : writer.LoadRow(i, Row(r), Column(v)))];
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
        (int lines, int length, int step) = byRows ? (tile.Vectors, tile.Rows, rowStep * writer.StrideOf(tensor)) : (tile.Rows, tile.Vectors, writer.Lanes);
        for (int line = 0; line < lines; line++)
        {
            string[] values = [.. Enumerable.Range(0, length).Select(i => byRows ? value(i, line) : value(line, i))];
            Address first = byRows ? writer.Element(tensor, row, Column(line)) : writer.Element(tensor, Row(line), column);
            writer.StoreVectors(first, values, step);
        }
    }

    private Index Row(int r) => row + (r * rowStep);

    private Index Column(int v) => column + (v * writer.Lanes);
}
