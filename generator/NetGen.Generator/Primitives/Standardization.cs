using System;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>
/// How elements are standardised: (x − mean) / √(variance + ε) in each group. All of it is in double, whatever the precision: where the variance
/// is far above ε, a gradient is the small difference of numbers that single precision rounds away.
/// </summary>
/// <param name="Groups">The groups.</param>
/// <param name="IsCentred">Whether the mean is subtracted; else it counts as 0, and the variance is the mean square.</param>
/// <param name="Epsilon">ε.</param>
internal sealed record Standardization(StandardGroups Groups, bool IsCentred, double Epsilon)
{
    /// <summary>Whether a group has elements of many samples.</summary>
    public bool MixesSamples => Groups != StandardGroups.Rows;

    /// <summary>How many groups there are that are not a sample's own.</summary>
    public int CountOf(Tensor tensor) => Groups == StandardGroups.Columns ? tensor.Columns : tensor.RowsPerSample;

    /// <summary>How many elements a group has, in C#.</summary>
    public Index Elements(LoopWriter loop, Tensor tensor) => Groups switch
    {
        StandardGroups.Rows => tensor.Columns,
        StandardGroups.Columns => loop.Rows(tensor),
        _ => tensor.IsBatched ? loop.Samples * tensor.Columns : tensor.Columns,
    };

    /// <summary>Opens a loop over the groups.</summary>
    public IDisposable GroupLoop(LoopWriter loop, Tensor tensor, out Index group) => Groups switch
    {
        StandardGroups.Rows => loop.RowLoop(tensor, out group),
        StandardGroups.Columns => loop.ColumnLoop(tensor, out group),
        _ => loop.Loop("k", tensor.RowsPerSample, out group),
    };

    /// <summary>Writes a loop over the elements of a group, given by row and column.</summary>
    public void ForEach(LoopWriter loop, Tensor tensor, Index group, Action<Index, Index> write)
    {
        if (Groups == StandardGroups.Columns)
        {
            using (loop.RowLoop(tensor, out Index row))
            {
                write(row, group);
            }

            return;
        }

        bool isOfBatch = Groups == StandardGroups.RowsOfBatch && tensor.IsBatched;
        using (isOfBatch ? loop.Loop("s", loop.Samples, out Index sample) : loop.Loop("s", 1, out sample))
        {
            using (loop.ColumnLoop(tensor, out Index column))
            {
                write((sample * tensor.RowsPerSample) + group, column);
            }
        }
    }

    /// <summary>An element's deviation from the mean.</summary>
    public string Deviation(string element) => IsCentred ? $"({element} - mean)" : element;

    /// <summary>Declares the group's <c>mean</c>, <c>variance</c> and <c>reciprocal</c>.</summary>
    public void WriteStatistics(LoopWriter loop, Tensor input, Index group)
    {
        string elements = Elements(loop, input).Factor;
        if (IsCentred)
        {
            loop.Code.Line("double total = 0.0;");
            ForEach(loop, input, group, (row, column) => loop.Code.Line($"total += {loop.Element(input, row, column)};"));
            loop.Code.Line($"double mean = total / {elements};");
        }

        loop.Code.Line("double squares = 0.0;");
        ForEach(loop, input, group, (row, column) =>
        {
            string element = loop.Element(input, row, column);
            loop.Code.Line($"squares += {(IsCentred ? Deviation(element) : loop.Widen(element))} * {Deviation(element)};");
        });
        loop.Code.Line($"double variance = squares / {elements};");
        loop.Code.Line($"double reciprocal = 1.0 / Math.Sqrt(variance + {Literal.Of(Epsilon)});");
    }

    /// <summary>Ends the rows of what was written, where not every row was ended with its group.</summary>
    public static void EndRows(LoopWriter loop, Tensor output)
    {
        if (loop.ClearsPadding(output))
        {
            using (loop.RowLoop(output, out Index row))
            {
                loop.EndRow(output, row);
            }
        }
    }
}
