using System;
using System.Collections.Generic;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emission;

/// <content>A batch's rows in tiles.</content>
internal sealed partial class FastWriter
{
    /// <summary>
    /// A batch's rows in tiles of so many, then in those of the next number for what is left over; a single row has the last tile alone. Where there are three
    /// numbers, six and four and one, as many sixes are taken as leave whole fours.
    /// </summary>
    public void SampleTiles(Tensor tensor, IReadOnlyList<int> counts, Action<string, int> write)
    {
        string rows = Rows(tensor);
        if (rows == "1" || counts.Count < 3)
        {
            RowTiles(tensor, counts, write);
            return;
        }

        (int more, int usual) = (counts[0], counts[1]);
        string name = RowName(tensor);
        using (Code.Block(string.Empty))
        {
            Code.Line($"nint {name} = 0;");
            Code.Line($"nint whole = {Parenthesized(rows)} / {Literal.Of(usual)} * {Literal.Of(usual)};");
            Code.Line($"nint rest = whole % {Literal.Of(more)};");
            using (Code.Block($"for (nint last = whole - (rest % {Literal.Of(usual)} == 0 ? rest : rest + {Literal.Of(more)}); {name} < last; {Step(name, more)})"))
            {
                write(name, more);
            }

            using (Code.Block($"for (; {name} < whole; {Step(name, usual)})"))
            {
                write(name, usual);
            }

            using (Code.Block($"for (; {name} < {rows}; {name}++)"))
            {
                write(name, 1);
            }
        }
    }

    /// <summary>A tensor's rows in tiles of so many, then in those of the next number for what is left over; a single row has the last tile alone.</summary>
    public void RowTiles(Tensor tensor, IReadOnlyList<int> counts, Action<string, int> write)
    {
        string rows = Rows(tensor);
        using (Code.Block(string.Empty))
        {
            if (rows == "1")
            {
                write("0", counts[counts.Count - 1]);
                return;
            }

            string name = RowName(tensor);
            Code.Line($"nint {name} = 0;");
            foreach (int count in counts)
            {
                string bound = count == 1 ? rows : $"{rows} - {Literal.Of(count - 1)}";
                using (Code.Block($"for (; {name} < {bound}; {Step(name, count)})"))
                {
                    write(name, count);
                }
            }
        }
    }
}
