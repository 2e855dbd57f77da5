using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>
/// Where a tensor lies in the flat buffer. Seen as a matrix of <c>shape[0]</c> rows, it stands in panels of <see cref="PanelWidth"/> rows,
/// column by column inside a panel: element (r, c) is at <c>Offset + (r / P)·columns·P + c·P + r mod P</c>. P = 1 is plain row-major order.
/// Rows past the last one are padding and stay zero. The columns of a convolution's kernel stand position by position, with the channels side by side;
/// outside they are channel by channel, with the positions side by side. A tensor of several parts, such as the gates of a recurrent layer, is divided
/// into runs of equally many rows, each in panels of its own.
/// </summary>
/// <param name="Offset">The index of the tensor's first element.</param>
/// <param name="PanelWidth">P, the number of rows that stand side by side.</param>
/// <param name="Taps">The positions of a convolution's kernel; 1 for any other tensor.</param>
/// <param name="Parts">Runs of rows that have panels of their own.</param>
/// <param name="PartStride">Elements from the beginning of a part to that of the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TensorLayout(int Offset, int PanelWidth, int Taps = 1, int Parts = 1, int PartStride = 0)
{
    /// <summary>The elements from the first to the last with its padding.</summary>
    internal int LengthOf(int rows, int columns) => ((Parts - 1) * PartStride) + (PanelsOf(rows) * PanelWidth * columns);

    /// <summary>Where an element of a tensor of one part stands whose column is counted as it is stored.</summary>
    internal int IndexOf(int row, int column, int columns) =>
        Offset + (row / PanelWidth * columns * PanelWidth) + (column * PanelWidth) + (row % PanelWidth);

    internal void Read<T>(ReadOnlySpan<T> storage, int rows, int columns, Span<T> destination)
    {
        for (int r = 0; r < rows; r++)
        {
            int first = FirstOf(r, rows, columns);
            for (int c = 0; c < columns; c++)
            {
                destination[(r * columns) + c] = storage[first + (Stored(c, columns) * PanelWidth)];
            }
        }
    }

    internal void Write<T>(Span<T> storage, int rows, int columns, ReadOnlySpan<T> source)
    {
        for (int r = 0; r < rows; r++)
        {
            int first = FirstOf(r, rows, columns);
            for (int c = 0; c < columns; c++)
            {
                storage[first + (Stored(c, columns) * PanelWidth)] = source[(r * columns) + c];
            }
        }

        ClearPadding(storage, rows, columns);
    }

    /// <summary>The column that [channel][position] is stored in: [position][channel].</summary>
    private int Stored(int column, int columns) => (column % Taps * (columns / Taps)) + (column / Taps);

    /// <summary>Where a row begins.</summary>
    private int FirstOf(int row, int rows, int columns)
    {
        int rowsPerPart = rows / Parts;
        return (row / rowsPerPart * PartStride) + IndexOf(row % rowsPerPart, 0, columns);
    }

    private int PanelsOf(int rows) => ((rows / Parts) + PanelWidth - 1) / PanelWidth;

    /// <summary>What is written anew is sound: training on NaN may have left some in the padding, where gradients would meet it.</summary>
    private void ClearPadding<T>(Span<T> storage, int rows, int columns)
    {
        int used = rows / Parts % PanelWidth;
        if (used == 0)
        {
            return;
        }

        for (int part = 0; part < Parts; part++)
        {
            Span<T> lastPanel = storage.Slice(Offset + (part * PartStride) + ((PanelsOf(rows) - 1) * columns * PanelWidth), columns * PanelWidth);
            for (int c = 0; c < columns; c++)
            {
                lastPanel.Slice((c * PanelWidth) + used, PanelWidth - used).Clear();
            }
        }
    }
}
