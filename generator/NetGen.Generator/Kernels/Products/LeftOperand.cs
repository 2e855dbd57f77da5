using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>How a tile reads the left factor of a product: number by number, each spread out over a vector.</summary>
internal abstract class LeftOperand(FastWriter writer, string name)
{
    private const string Activation = "a";

    /// <summary>How a number of it is named.</summary>
    public string Name { get; } = name;

    protected FastWriter Writer { get; } = writer;

    /// <summary>A number, spread out.</summary>
    /// <param name="row">The row of the tile.</param>
    /// <param name="inner">The inner index.</param>
    /// <param name="distance">How far it is from the one advanced to.</param>
    public virtual string Spread(int row, Index inner, int distance) => Writer.Spread(Place(row, inner, distance)!);

    /// <summary>The same number in memory; null where it is in a register.</summary>
    public abstract Address? Place(int row, Index inner, int distance);

    /// <summary>Whether there are several runs, one after the other.</summary>
    public virtual bool HasRuns => false;

    /// <summary>Writes what is done with the inner indices, for each run of numbers that stand side by side: given the index that it begins with, or null
    /// where it goes on behind the run before.</summary>
    public virtual void ForEachRun(Action<Index?> write) => write(null);

    /// <summary>Whether a row of the tile has numbers in this run; they are zero where it has none.</summary>
    public virtual bool Has(int row) => true;

    /// <summary>Goes on to the next inner indices, so many.</summary>
    public virtual void Advance(int count)
    {
    }

    /// <summary>Rows of a tensor: in registers, where one sample's code has them there.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="row">The tile's first row.</param>
    /// <param name="first">The column that the first inner index is.</param>
    public static LeftOperand Rows(FastWriter writer, Tensor tensor, Index row, Index first) =>
        writer.HasInRegisters(tensor) ? new RegisterOperand(writer, tensor) : new RowOperand(writer, tensor, row, first);

    /// <summary>Columns of a tensor, the transposed rows: the inner index is the row of the batch, and is advanced.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">How a number of it is named.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="column">The column that the tile's first row is.</param>
    public static LeftOperand Columns(FastWriter writer, string name, Tensor tensor, Index column) =>
        new ColumnOperand(writer, name, writer.Reference(name, writer.Element(tensor, 0, column)), row => row, writer.StrideOf(tensor));

    /// <summary>Numbers at any places of a pixel's window: the inner index is the pixel, and is advanced.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="first">Refers to the number of the tile's first row, at the first pixel.</param>
    /// <param name="distances">How far from there the number of each row is.</param>
    /// <param name="step">Elements from one pixel to the next.</param>
    public static LeftOperand Taps(FastWriter writer, string first, IReadOnlyList<int> distances, int step) =>
        new ColumnOperand(writer, Activation, first, row => distances[row], step);

    /// <summary>Windows over an image, in place: from one row of the tile to the next an axis moves on.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="place">The place of the tile's first window along each axis.</param>
    /// <param name="along">That axis.</param>
    public static LeftOperand Windows(FastWriter writer, Window windows, Index sample, ImmutableArray<Index> place, int along) =>
        new WindowOperand(writer, windows, sample, place, along);

    private sealed class RowOperand(FastWriter writer, Tensor tensor, Index first, Index column) : LeftOperand(writer, Activation)
    {
        private readonly string _reference = writer.Reference(Activation, writer.Element(tensor, first, column));
        private readonly int _stride = writer.StrideOf(tensor);

        public override Address Place(int row, Index inner, int distance) => FastWriter.From(_reference, inner + (row * _stride));
    }

    private sealed class WindowOperand(FastWriter writer, Window windows, Index sample, ImmutableArray<Index> place, int along)
        : LeftOperand(writer, Activation)
    {
        private static readonly string[] Counters = ["down", "across", "deep"];
        private readonly int _stride =
            windows.Axes[along].Stride * windows.Input.Shape.Extents.Skip(along + 1).Take(windows.Axes.Length - along - 1).Aggregate(writer.StrideOf(windows.Input), (a, b) => a * b);
        private string _reference = string.Empty;

        public override bool HasRuns => true;

        public override void ForEachRun(Action<Index?> write) => ForEachRun(0, sample, () => write(null));

        public override Address Place(int row, Index inner, int distance) => FastWriter.From(_reference, inner + (row * _stride));

        /// <summary>A loop over the positions along an axis and all behind it; the last axis's stand side by side where a window's do.</summary>
        private void ForEachRun(int axis, Index pixel, Action write)
        {
            if (axis == windows.Axes.Length)
            {
                _reference = Writer.Reference(Activation, Writer.Element(windows.Input, pixel, 0));
                write();
                return;
            }

            WindowAxis kernel = windows.Axes[axis];
            bool isWhole = axis == windows.Axes.Length - 1 && WindowRuns.AreSideBySide(Writer, windows);
            using (Writer.SteppedLoop(Counters[axis], 0, isWhole ? 1 : kernel.Kernel, 1, out Index tap))
            {
                ForEachRun(
                    axis + 1, (pixel * windows.Input.Shape.Extents[axis]) + (place[axis] * kernel.Stride) + (tap * kernel.Dilation), write);
            }
        }
    }

    private sealed class RegisterOperand(FastWriter writer, Tensor tensor) : LeftOperand(writer, Activation)
    {
        public override string Spread(int row, Index inner, int distance) => Writer.SpreadFromRegister(tensor, inner);

        public override Address? Place(int row, Index inner, int distance) => null;
    }

    private sealed class ColumnOperand(FastWriter writer, string name, string reference, Func<int, int> distanceOf, int step) : LeftOperand(writer, name)
    {
        public override Address Place(int row, Index inner, int distance) => FastWriter.From(reference, distanceOf(row) + (distance * step));

        public override void Advance(int count) => Writer.Advance(reference, count * step);
    }
}
