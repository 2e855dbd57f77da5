using System;
using System.Linq;
using System.Numerics;
using CsCheck;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Matrices of any shape that are transposed: each element where it belongs, zeros behind the last row, and nothing read or written
/// elsewhere.</summary>
public class MatrixTransposeTests
{
    private const int Guard = 16;

    /// <summary>A matrix, with what lies between its rows and between those of the target.</summary>
    private sealed record Matrix(int Rows, int Columns, int SourceGap, int Zeros, int TargetGap)
    {
        public int SourceStride => Columns + SourceGap;

        public int Width => Zeros == 0 ? Rows : ((Rows + 3) / 4 * 4) + Zeros;

        public int TargetStride => Width + TargetGap;
    }

    private delegate void Copy<T>(ref T source, nint sourceStride, nint rows, nint columns, ref T target, nint targetStride, nint width);

    [Fact]
    public void EachSingleElementIsWhereItBelongs() => Matrices.Sample(m => Agrees<float>(m, MatrixTranspose.Copy));

    [Fact]
    public void EachDoubleElementIsWhereItBelongs() => Matrices.Sample(m => Agrees<double>(m, MatrixTranspose.Copy));

    private static Gen<Matrix> Matrices =>
        from rows in Gen.Int[1, 21]
        from columns in Gen.Int[1, 21]
        from sourceGap in Gen.Int[0, 3]
        from zeros in Gen.Int[0, 2]
        from targetGap in Gen.Int[0, 3]
        select new Matrix(rows, columns, sourceGap, 4 * zeros, targetGap);

    private static void Agrees<T>(Matrix matrix, Copy<T> copy)
        where T : unmanaged, INumber<T>
    {
        T[] source = [.. Enumerable.Range(1, matrix.Rows * matrix.SourceStride).Select(T.CreateChecked)];
        T untouched = T.CreateChecked(-1);
        T[] memory = new T[(matrix.Columns * matrix.TargetStride) + (2 * Guard)];
        memory.AsSpan().Fill(untouched);

        copy(ref source[0], matrix.SourceStride, matrix.Rows, matrix.Columns, ref memory[Guard], matrix.TargetStride, matrix.Width);

        T[] expected = [.. Enumerable.Range(0, memory.Length).Select(ElementAt)];
        Assert.Equal(expected, memory);

        T ElementAt(int place)
        {
            (int j, int i) = Math.DivRem(place - Guard, matrix.TargetStride);
            return place < Guard || j >= matrix.Columns || i >= matrix.Width ? untouched
                : i < matrix.Rows ? source[(i * matrix.SourceStride) + j]
                : T.Zero;
        }
    }
}
