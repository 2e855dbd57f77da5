using System;

namespace NetGen;

/// <summary>Columns of other rows, in any order, without copying them.</summary>
/// <param name="source">The other rows.</param>
/// <param name="columns">Which of their columns; not written any more.</param>
internal sealed class SelectedRows(NumberRows source, int[] columns) : NumberRows(source.Count, columns.Length)
{
    public override string TypeName => source.TypeName;

    public override bool IsBounded => source.IsBounded;

    public override bool IsCheckedWhenRead => source.IsCheckedWhenRead;

    public override void Copy(int row, int first, Span<double> values)
    {
        for (int i = 0; i < values.Length;)
        {
            int run = Run(first + i, values.Length - i);
            source.Copy(row, columns[first + i], values.Slice(i, run));
            i += run;
        }
    }

    public override void Copy(int row, int first, Span<float> values)
    {
        for (int i = 0; i < values.Length;)
        {
            int run = Run(first + i, values.Length - i);
            source.Copy(row, columns[first + i], values.Slice(i, run));
            i += run;
        }
    }

    /// <summary>How many of the columns from one place on follow one another in the source.</summary>
    private int Run(int place, int most)
    {
        int run = 1;
        while (run < most && columns[place + run] == columns[place] + run)
        {
            run++;
        }

        return run;
    }
}
