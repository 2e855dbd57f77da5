using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The micro-kernel of all products of matrices: a tile of sums that stays in registers, sum[r, v] += left[r, k] · right[k, v] for each inner index k.
/// What it multiplies is a choice of operands: a layer's outputs take rows times panels, the gradient of its inputs rows times transposed panels, the
/// gradient of its weights columns times rows.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="tile">The tile's extents.</param>
/// <param name="left">The left factor.</param>
/// <param name="right">The right factor.</param>
internal sealed class ProductTile(FastWriter writer, Tile tile, LeftOperand left, RightOperand right)
{
    /// <summary>Instructions that put their results in place of an operand copy a vector for each use but the last: as many loads cost the
    /// same.</summary>
    private const int LoadsPerVector = 2;

    private readonly string[,,] _sums = new string[tile.Rows, tile.Vectors, tile.Chains];

    /// <summary>Declares the sums.</summary>
    /// <param name="addend">What each row's vector begins with.</param>
    public void Start(Func<int, string> addend)
    {
        var locals = new List<(string Name, string Value)>();
        for (int v = 0; v < tile.Vectors; v++)
        {
            string first = addend(v);
            for (int r = 0; r < tile.Rows; r++)
            {
                for (int k = 0; k < tile.Chains; k++)
                {
                    _sums[r, v, k] = writer.NewLocal("sum");
                    locals.Add((_sums[r, v, k], k > 0 ? writer.Zero : r > 0 ? _sums[0, v, 0] : first));
                }
            }
        }

        writer.Declare(locals);
    }

    /// <summary>Adds the products of one inner index.</summary>
    /// <param name="inner">The index.</param>
    /// <param name="distance">How far it is from the one that the operands have advanced to.</param>
    /// <param name="chain">The chain of sums.</param>
    public void MultiplyAdd(Index inner, int distance = 0, int chain = 0)
    {
        Address[] places = [.. Enumerable.Range(0, tile.Vectors).Select(v => right.Place(v, distance))];
        bool loadsOnce = tile.Rows > (writer.OverwritesOperands ? LoadsPerVector : 1);
        string[] vectors = [.. places.Select(p => loadsOnce ? writer.Local(right.Name, writer.Load(p)) : writer.Load(p))];
        foreach (int r in Enumerable.Range(0, tile.Rows).Where(left.Has))
        {
            Address? number = left.Place(r, inner, distance);
            if (tile.Vectors == 1 && number is not null)
            {
                writer.MultiplyAdd(_sums[r, 0, chain], number, vectors[0]);
                continue;
            }

            if (tile.Vectors == 2 && loadsOnce && number is not null)
            {
                writer.MultiplyAddTwo(_sums[r, 0, chain], _sums[r, 1, chain], number, vectors[0], vectors[1]);
                continue;
            }

            string spread = left.Spread(r, inner, distance);
            spread = tile.Vectors > 1 ? writer.Local(left.Name, spread) : spread;
            for (int v = 0; v < tile.Vectors; v++)
            {
                if (loadsOnce)
                {
                    writer.MultiplyAdd(_sums[r, v, chain], spread, vectors[v]);
                }
                else
                {
                    writer.MultiplyAdd(_sums[r, v, chain], spread, places[v]);
                }
            }
        }
    }

    /// <summary>Goes on to the next inner indices, so many.</summary>
    public void Advance(int count)
    {
        right.Advance(count);
        left.Advance(count);
    }

    /// <summary>Goes to an inner index of the right factor.</summary>
    public void GoTo(Index inner) => right.GoTo(inner);

    /// <summary>Adds up the chains of each sum.</summary>
    public void AddChains()
    {
        for (int r = 0; r < tile.Rows; r++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                writer.AddChains([.. Enumerable.Range(0, tile.Chains).Select(k => _sums[r, v, k])]);
            }
        }
    }

    /// <summary>Adds a block's sums to a weight's gradient, whose columns are the tile's rows.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="panel">The first row of the panel.</param>
    /// <param name="column">The first column.</param>
    /// <param name="block">The tile's first row in the panel.</param>
    /// <param name="store">Adds vectors to an element's and those behind it, each so many elements behind the one before.</param>
    public void AddTo(Tensor gradient, Index panel, Index column, Index block, Action<Address, string[], int> store)
    {
        // A panel's vectors stand one behind the other only where the tile has all of them.
        int width = writer.Stored(gradient).PanelWidth;
        bool whole = tile.Vectors * writer.Lanes == width;
        foreach (int[] together in whole ? [[.. Enumerable.Range(0, tile.Vectors)]] : Enumerable.Range(0, tile.Vectors).Select(v => new[] { v }))
        {
            Address first = writer.PanelElement(gradient, panel, column, block, together[0] * writer.Lanes);
            string[] sums = [.. Enumerable.Range(0, tile.Rows).SelectMany(i => together.Select(v => Sum(i, v)))];
            store(first, sums, whole ? writer.Lanes : width);
        }
    }

    /// <summary>A sum, once its chains are added up.</summary>
    public string Sum(int row, int vector) => _sums[row, vector, 0];
}
