using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The deltas of the windows that a tile's positions lie in, one tap of the kernel after the other; the inner indices are the rows of
/// transposed weights.</summary>
/// <param name="writer">Where to.</param>
/// <param name="axes">How windows lie along each axis: one or two.</param>
/// <param name="deltas">The deltas, a row for each window.</param>
/// <param name="phase">The positions along the last axis that a tile has.</param>
/// <param name="tiles">The tile, or the run of tiles.</param>
/// <param name="sample">The sample.</param>
/// <param name="line">The position along the first of two axes.</param>
/// <param name="position">The tile's first position in the phase.</param>
/// <param name="rows">The rows of the kernel.</param>
internal sealed class DeltaOperand(
    FastWriter writer, ImmutableArray<WindowAxis> axes, Tensor deltas, WindowPhase phase, TileRun tiles, Index sample, Index line, Index position,
    KernelRows rows)
    : LeftOperand(writer, "d")
{
    private readonly int _stride = writer.StrideOf(deltas);
    private string _reference = string.Empty;
    private (int First, int Count) _inside;

    public override bool HasRuns => true;

    public override bool Has(int row) => row >= _inside.First && row < _inside.First + _inside.Count;

    public override Address Place(int row, Index inner, int distance) => FastWriter.From(_reference, inner + ((row - _inside.First) * _stride));

    /// <summary>Rows of the kernel at which no window has the line are left out. With strides longer than windows, a tile may lie between windows.</summary>
    public override void ForEachRun(Action<Index?> write)
    {
        if (phase.Taps.All(t => phase.Inside(tiles, t.Shift).Count == 0))
        {
            return;
        }

        if (axes.Length == 1)
        {
            WriteTaps(write, sample, 0);
            return;
        }

        using (Writer.Code.Block($"for (nint down = 0; down < {rows.Count}; down++)"))
        {
            (int windows, int stride) = (deltas.Shape.Extents[0], axes[0].Stride);
            Index down = rows.Count.IsOne ? 0 : Index.Of("down");
            Index row = rows.First + down;
            string isBetween = stride > 1 ? $" || line % {Literal.Of(stride)} != 0" : string.Empty;
            Writer.Code.Line($"nint line = {line} - {(row * axes[0].Dilation).Factor};");
            Writer.Code.Line($"if ((nuint)line >= {Literal.Of(windows * stride)}{isBetween}) continue;");
            WriteTaps(write, (sample * windows) + (Index.Of("line") / stride), down);
        }
    }

    private void WriteTaps(Action<Index?> write, Index windowRow, Index kernelRow)
    {
        foreach ((int tap, int shift) in phase.Taps)
        {
            _inside = phase.Inside(tiles, shift);
            if (_inside.Count > 0)
            {
                Index window = (windowRow * phase.Windows) + position + (_inside.First + shift);
                _reference = Writer.Reference("d", Writer.Element(deltas, window, 0));
                write(((kernelRow * axes.Last().Kernel) + tap) * rows.RowsOfTap);
            }
        }
    }
}
