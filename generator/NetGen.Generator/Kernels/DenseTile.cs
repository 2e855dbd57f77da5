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
        for (int r = 0; r < tile.Rows; r++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                Finish(r, v, kept, epilogue);
            }
        }
    }

    private void Start()
    {
        for (int v = 0; v < tile.Vectors; v++)
        {
            string bias = factors.Addend is null ? writer.Zero : writer.Load(writer.Element(factors.Addend, 0, Column(v)));
            for (int r = 0; r < tile.Rows; r++)
            {
                for (int k = 0; k < tile.Chains; k++)
                {
                    _sums[r, v, k] = writer.NewLocal("sum");
                    string start = k > 0 ? writer.Zero : r > 0 ? _sums[0, v, 0] : bias;
                    writer.Code.Line($"var {_sums[r, v, k]} = {start};");
                }
            }
        }
    }

    private void MultiplyAdd(string left, Index inner, string right, int distance, int chain)
    {
        string[] loaded = [.. Enumerable.Range(0, tile.Vectors).Select(v =>
            writer.Load(FastWriter.From(right, distance + factors.PlaceOf(v * writer.Lanes))))];
        if (tile.Rows > 1 && !writer.OverwritesOperands)
        {
            loaded = [.. loaded.Select(w => writer.Local("w", w))];
        }

        for (int r = 0; r < tile.Rows; r++)
        {
            string input = writer.HasInRegisters(factors.Left)
                ? writer.SpreadFromRegister(factors.Left, inner)
                : writer.Spread(FastWriter.From(left, inner + (r * writer.StrideOf(factors.Left))));
            input = tile.Vectors > 1 ? writer.Local("a", input) : input;
            for (int v = 0; v < tile.Vectors; v++)
            {
                writer.MultiplyAdd(_sums[r, v, chain], input, loaded[v]);
            }
        }
    }

    private void Finish(int r, int v, Tensor? kept, Map? epilogue)
    {
        string sum = writer.AddChains([.. Enumerable.Range(0, tile.Chains).Select(k => _sums[r, v, k])]);
        if (kept is not null)
        {
            string both = $"{sum} + {writer.LoadRow(kept, Row(r), Column(v))}";
            writer.StoreRow(kept, Row(r), Column(v), factors.First.IsZero ? sum : factors.IsLoop ? $"{factors.First} == 0 ? {sum} : {both}" : both);
        }

        if (epilogue is not null)
        {
            string[] operands = [.. epilogue.Inputs.Select(i => i == factors.Product ? sum : writer.LoadRow(i, Row(r), Column(v)))];
            string value = new VectorExpression(writer).Write(epilogue.Expression, operands);
            writer.StoreRow(epilogue.Output, Row(r), Column(v), value);
        }
    }

    private Index Row(int r) => row + r;

    private Index Column(int v) => column + (v * writer.Lanes);
}
