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
    public IDisposable? SumBlocks(Tensor tensor)
    {
        if (Precision == Precision.Double)
        {
            return null;
        }

        return Code.Block($"for (nint block = 0; block < {Rows(tensor)}; block += {Literal.Of(choices.RowsPerSum)})");
    }

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

    private string EndOfBlock(Tensor tensor) => $"blockEnd = nint.Min(block + {Literal.Of(choices.RowsPerSum)}, {Rows(tensor)})";

    /// <summary>Adds a block's sums to those of the blocks before: the first at an element, each other so many elements behind the one
    /// before.</summary>
    public void StoreBlockSums(Address element, IReadOnlyList<string> sums, int step)
    {
        if (Precision == Precision.Double)
        {
            StoreVectors(element, sums, step);
        }
        else
        {
            InFours(element, sums, step, "AddBlock", "AddFourBlocks", firstArgument: "block, ");
        }
    }
}
