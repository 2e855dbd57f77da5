using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the rows of a batch's product that are left over when whole tiles are taken, by a call: they are few, and code of their own for each
/// width of vectors would be half of a kernel's text.</summary>
/// <param name="writer">Where to.</param>
/// <param name="factors">What is multiplied.</param>
/// <param name="tile">The fewest rows of a whole tile; 1 where there are no tiles.</param>
/// <param name="column">The first column.</param>
/// <param name="columns">How many columns.</param>
internal sealed class LeftOverRows(FastWriter writer, TileFactors factors, int tile, Index column, int columns)
{
    private readonly string _tiled = writer.NewLocal("tiled");

    /// <summary>Writes them: the sums are stored, and what follows reads them again.</summary>
    /// <param name="inner">The length of the inner index.</param>
    /// <param name="kept">Where the sums stay; null where what follows overwrites them.</param>
    /// <param name="epilogue">What follows; null where nothing does.</param>
    public void Write(int inner, Tensor? kept, Map? epilogue)
    {
        Tensor sums = kept ?? epilogue!.Output;
        Index rows = writer.Rows(factors.Product);
        Address place = writer.Element(sums, Index.Of(_tiled), column);
        (string start, int stride) = Start(place, writer.StrideOf(sums));
        writer.Code.Line($"nint {_tiled} = {(tile > 1 ? rows / tile * tile : 0)};");
        string[] arguments =
        [
            $"{rows} - {_tiled}",
            $"ref {writer.Element(factors.Left, Index.Of(_tiled), factors.First)}",
            Literal.Of(writer.StrideOf(factors.Left)),
            Literal.Of(inner),
            $"ref {factors.Right}",
            Literal.Of(factors.Width),
            Literal.Of(columns),
            $"ref {start}",
            Literal.Of(stride),
            $"ref {place}",
            Literal.Of(writer.StrideOf(sums)),
        ];
        using (writer.Code.Block($"if ({_tiled} < {rows})"))
        {
            writer.Code.Line($"PanelProduct.Rows({string.Join(", ", arguments)});");
            if (epilogue is not null)
            {
                WriteEpilogue(rows, sums, epilogue);
            }
        }
    }

    private void WriteEpilogue(Index rows, Tensor sums, Map epilogue)
    {
        string row = LoopWriter.RowName(factors.Product);
        using (writer.Code.Block($"for (nint {row} = {_tiled}; {row} < {rows}; {row}++)"))
        using (writer.SteppedLoop("v", 0, columns, writer.Lanes, out Index distance))
        {
            Index place = column + distance;
            string[] operands = [.. epilogue.Inputs.Select(i => writer.LoadRow(i == factors.Product ? sums : i, Index.Of(row), place))];
            writer.StoreRow(epilogue.Output, Index.Of(row), place, new VectorExpression(writer).Write(epilogue.Expression, operands));
        }
    }

    /// <summary>What the sums begin with, and its distance from row to row: the addend, or from the second part of the inner indices on what is
    /// there.</summary>
    private (string Place, int Stride) Start(Address place, int stride)
    {
        string none = $"Unsafe.NullRef<{writer.Type}>()";
        return factors.Addend is { } addend ? (writer.Element(addend, 0, column), 0)
            : factors.First.IsZero ? (none, 0)
            : (factors.IsLoop ? $"({factors.First} == 0 ? ref {none} : ref {place})" : place, stride);
    }
}
