using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Z = A·Wᵀ + b with what follows element by element: vectors run over the outputs, panel by panel; each loaded vector of weights serves a tile of
/// samples. The inner index is dealt over several chains of sums, so that one addition need not wait for the last.
/// </summary>
internal sealed class DenseForward(Product product, Map? epilogue, bool keepsProduct, Unroll unroll) : Kernel
{
    private const int MostVectors = 3;

    public override ImmutableArray<string> Formulas => epilogue is null ? [product.Formula] : [product.Formula, epilogue.Formula];

    public override ImmutableArray<Tensor> Reads => product.Inputs;

    public override ImmutableArray<Tensor> Writes => epilogue is null ? [product.Output] : keepsProduct ? [product.Output, epilogue.Output] : [epilogue.Output];

    public override int Size => Tiles(MostVectors).Sum(t => t.Size);

    public override void Write(FastWriter writer)
    {
        StoredSlot weight = writer.Stored(product.B);
        using (writer.PanelLoop(weight, out string column))
        {
            foreach (int block in writer.BlocksOf(weight.PanelWidth))
            {
                WriteBlock(writer, weight, column, block);
            }
        }
    }

    private void WriteBlock(FastWriter writer, StoredSlot weight, string column, int block)
    {
        string rows = LoopWriter.Rows(product.Output);
        string name = LoopWriter.RowName(product.Output);
        Tile[] tiles = [.. Tiles(writer.VectorsOfBlock(weight.PanelWidth))];
        using (writer.Code.Block(string.Empty))
        {
            writer.Code.Line($"nint {name} = 0;");
            foreach (Tile tile in tiles)
            {
                string bound = tile.Rows == 1 ? rows : $"{rows} - {Literal.Of(tile.Rows - 1)}";
                using (writer.Code.Block($"for (; {name} < {bound}; {FastWriter.Step(name, tile.Rows)})"))
                {
                    new DenseTile(writer, product, tile, name, column, block).Write(epilogue, keepsProduct);
                }
            }
        }
    }

    /// <summary>The tile for most samples, then the one for those that are left over, or for one alone.</summary>
    private IEnumerable<Tile> Tiles(int vectors)
    {
        int inner = product.A.Columns;
        foreach (int rows in new[] { Budget.TileRows, 1 })
        {
            int sums = rows * vectors;
            int chains = sums >= Budget.Accumulators ? 1 : System.Math.Min(4, Budget.Accumulators / sums);
            bool straight = rows == 1 && (unroll == Unroll.Full || (unroll == Unroll.Auto && inner * sums <= Budget.StraightLine));
            yield return new Tile(rows, vectors, chains, inner, straight);
        }
    }
}
