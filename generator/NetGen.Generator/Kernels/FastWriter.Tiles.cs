using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <content>A batch's rows in tiles.</content>
internal sealed partial class FastWriter
{
    /// <summary>
    /// A batch's rows in tiles of so many, then, where one is among the numbers, in tiles of one for what is left over; a single row has the last tile
    /// alone. Where there are two larger numbers, six and four, as many sixes are taken as leave whole fours.
    /// </summary>
    public void SampleTiles(Tensor tensor, IReadOnlyList<int> counts, Action<Index, int> write)
    {
        Index rows = Rows(tensor);
        if (rows.IsOne || counts.Count(c => c > 1) < 2)
        {
            RowTiles(tensor, counts, write);
            return;
        }

        (int more, int usual) = (counts[0], counts[1]);
        string name = RowName(tensor);
        using (Code.Block(string.Empty))
        {
            Code.Line($"nint {name} = 0;");
            Code.Line($"nint whole = {rows.Factor} / {Literal.Of(usual)} * {Literal.Of(usual)};");
            Code.Line($"nint rest = whole % {Literal.Of(more)};");
            using (Code.Block($"for (nint last = whole - (rest % {Literal.Of(usual)} == 0 ? rest : rest + {Literal.Of(more)}); {name} < last; {Step(name, more)})"))
            {
                write(Index.Of(name), more);
            }

            using (Code.Block($"for (; {name} < whole; {Step(name, usual)})"))
            {
                write(Index.Of(name), usual);
            }

            if (counts.Contains(1))
            {
                using (Code.Block($"for (; {name} < {rows}; {name}++)"))
                {
                    write(Index.Of(name), 1);
                }
            }
        }
    }

    /// <summary>A tensor's rows in tiles of so many, then, where there is a second number, in tiles of one for what is left over; a single row has the
    /// last tile alone.</summary>
    public void RowTiles(Tensor tensor, IReadOnlyList<int> counts, Action<Index, int> write)
    {
        Index rows = Rows(tensor);
        if (rows.IsOne)
        {
            using (Code.Block(string.Empty))
            {
                write(0, counts[counts.Count - 1]);
            }

            return;
        }

        string name = RowName(tensor);
        Index start = 0;
        foreach (int count in counts)
        {
            using (Code.Block($"for (nint {name} = {start}; {name} < {rows + (1 - count)}; {Step(name, count)})"))
            {
                write(Index.Of(name), count);
            }

            start = rows / count * count;
        }
    }
}
