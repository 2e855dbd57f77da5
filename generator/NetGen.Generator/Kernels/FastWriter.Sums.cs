using System;
using System.Collections.Generic;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <content>Sums over a batch's rows.</content>
internal sealed partial class FastWriter
{
    /// <summary>Blocks of rows that are summed by themselves; in double precision there is one.</summary>
    public IDisposable? SumBlocks(Tensor tensor) => SumBlocks(Rows(tensor), 1);

    /// <summary>The same of lines of so many rows each.</summary>
    public IDisposable? SumBlocks(Index lines, int rowsOfLine) => Precision == Precision.Double
        ? null
        : Code.Block($"for (nint block = 0; block < {lines}; block += {Literal.Of(LinesOfSum(rowsOfLine))})");

    /// <summary>Declares the end of a block's rows, where more than one loop needs it.</summary>
    public void DeclareSumEnd(Tensor tensor)
    {
        if (Precision != Precision.Double)
        {
            Code.Line($"nint {EndOfBlock(tensor)};");
        }
    }

    /// <summary>The first row of a block.</summary>
    public Index SumStart => Precision == Precision.Double ? 0 : Index.Of("block");

    /// <summary>The end of a block's rows.</summary>
    public Index SumEnd(Tensor tensor) => Precision == Precision.Double ? Rows(tensor) : Index.Of("blockEnd");

    /// <summary>The rows of a block, so many at a time, then one by one.</summary>
    public void RowTilesOfBlock(Tensor tensor, int count, Action<Index, int> write)
    {
        string row = RowName(tensor);
        DeclareSumEnd(tensor);
        Index start = SumStart;
        foreach (int rows in new[] { count, 1 })
        {
            using (Code.Block($"for (nint {row} = {start}; {row} < {SumEnd(tensor) + (1 - rows)}; {Step(row, rows)})"))
            {
                write(Index.Of(row), rows);
            }

            start = Precision == Precision.Double
                ? Rows(tensor) / count * count
                : Index.Of($"blockEnd - (blockEnd - block) % {Literal.Of(count)}");
        }
    }

    /// <summary>The rows of a block.</summary>
    public IDisposable RowsOfBlock(Tensor tensor, out Index row)
    {
        row = Index.Of(RowName(tensor));
        return Precision == Precision.Double
            ? RowLoop(tensor, out row)
            : Code.Block($"for (nint {row} = block, {EndOfBlock(tensor)}; {row} < blockEnd; {row}++)");
    }

    /// <summary>The lines of a block.</summary>
    public IDisposable LinesOfBlock(Index lines, int rowsOfLine, out Index line)
    {
        line = Index.Of("line");
        return Precision == Precision.Double
            ? Code.Block($"for (nint line = 0; line < {lines}; line++)")
            : Code.Block($"for (nint line = block, {EndOfBlock(lines, rowsOfLine)}; line < blockEnd; line++)");
    }

    private string EndOfBlock(Tensor tensor) => EndOfBlock(Rows(tensor), 1);

    private string EndOfBlock(Index lines, int rowsOfLine) => $"blockEnd = nint.Min(block + {Literal.Of(LinesOfSum(rowsOfLine))}, {lines})";

    private int LinesOfSum(int rowsOfLine) => Math.Max(1, choices.RowsPerSum / rowsOfLine);

    /// <summary>Adds a block's sums of rows to those of the blocks before, or stores them where there is one block: the first at an element, each other
    /// so many elements behind the one before.</summary>
    public void StoreBlockSums(Address element, IReadOnlyList<string> sums, int step)
    {
        if (Precision == Precision.Double)
        {
            StoreVectors(element, sums, step);
        }
        else
        {
            AddBlockSums(element, sums, step);
        }
    }

    /// <summary>Stores the sums of the first block, 0, and adds those of later blocks to them.</summary>
    public void AddBlockSums(Address element, IReadOnlyList<string> sums, int step) =>
        InFours(element, sums, step, "AddBlock", "AddFourBlocks", firstArgument: "block, ");
}
