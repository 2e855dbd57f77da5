using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// C = A·B, each factor transposed where asked, plus a row repeated over all rows where one is given. A right factor of two axes that is the same for
/// all samples multiplies every row of A, whatever the axes before its last. Otherwise both factors are batches of matrices, their last two axes, and
/// all axes before them, the samples among them, are equal.
/// </summary>
internal sealed class MatMul(Tensor a, bool transposeA, Tensor b, bool transposeB, Tensor? addend, Tensor output) : Primitive
{
    public Tensor A { get; } = a;

    public bool TransposeA { get; } = transposeA;

    public Tensor B { get; } = b;

    public bool TransposeB { get; } = transposeB;

    public Tensor? Addend { get; } = addend;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => Addend is null ? [A, B] : [A, B, Addend];

    /// <summary>Whether one matrix B multiplies every row of A.</summary>
    public bool IsShared => IsOneMatrix(B);

    public override string Formula =>
        $"{Output} = {Factor(A, TransposeA)}·{Factor(B, TransposeB)}" + (Addend is null ? string.Empty : $" + {Addend}");

    public override string? Fault =>
        A.Type != B.Type || Output.Type != A.Type ? $"{A.Type} times {B.Type} is no {Output.Type}"
        : IsShared && TransposeA && !IsOneMatrix(A)
            ? "a matrix that is the same for all samples cannot multiply transposed ones: contract over the samples"
        : !IsShared && !AreBatchesOfMatrices(A, B)
            ? $"the axes of {Described(A)} and {Described(B)} before the last two differ"
        : Inner(A.Shape, TransposeA, last: true) != Inner(B.Shape, TransposeB, last: false)
            ? $"{Described(A)} has other columns than {Described(B)} has rows"
        : Output.Shape != ShapeOf(A, TransposeA, B, TransposeB) || Output.IsBatched != A.IsBatched
            ? $"the product has another shape than {Described(Output)}"
        : Addend is not null && (Addend.Type != A.Type || Addend.IsBatched || Addend.Columns != Output.Columns || Addend.RowsPerSample != 1)
            ? $"{Described(Addend)} is no row of {Described(Output)}"
        : null;

    /// <summary>The shape of a product.</summary>
    public static Shape ShapeOf(Tensor a, bool transposeA, Tensor b, bool transposeB)
    {
        int columns = Inner(b.Shape, transposeB, last: true);
        return transposeA ? Shape.Of([.. Leading(a.Shape), a.Columns, columns]) : a.Shape.WithLast(columns);
    }

    /// <summary>For C = A·B: dA = dC·Bᵀ and dB = Aᵀ·dC; a transposed factor has the transpose of that. The addend gathers all rows.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(B, (program, symbol, into) => (IsShared && !TransposeA, TransposeB) switch
        {
            (true, true) => program.Contract(symbol, d, A, into),
            (true, false) => program.Contract(symbol, A, d, into),
            (false, true) => program.MatMul(symbol, d, A, transposeA: true, transposeB: TransposeA, into: into),
            _ => program.MatMul(symbol, A, d, transposeA: !TransposeA, into: into),
        });
        if (Addend is not null)
        {
            gradients.Add(Addend, (program, symbol, into) => program.SumRows(symbol, d, into));
        }

        gradients.Add(A, (program, symbol, into) => TransposeA
            ? program.MatMul(symbol, B, d, transposeA: TransposeB, transposeB: true, into: into)
            : program.MatMul(symbol, d, B, transposeB: !TransposeB, into: into));
    }

    public override Primitive With(Func<Tensor, Tensor> other) =>
        new MatMul(other(A), TransposeA, other(B), TransposeB, Addend is null ? null : other(Addend), other(Output));

    public override void WriteLoop(LoopWriter loop)
    {
        if (IsShared)
        {
            WriteRows(loop, loop.Rows(Output), new MatrixPlaces(0, 0, 0));
            return;
        }

        int matrices = Leading(Output.Shape).Aggregate(1, (x, y) => x * y);
        using (loop.Loop("m", Output.IsBatched ? loop.Samples * matrices : matrices, out Index matrix))
        {
            WriteRows(loop, RowsOf(Output), new MatrixPlaces(matrix * RowsOf(A), matrix * RowsOf(B), matrix * RowsOf(Output)));
        }
    }

    /// <summary>The rows of one product of matrices, whose factors and result begin at the given rows.</summary>
    private void WriteRows(LoopWriter loop, Index rows, MatrixPlaces places)
    {
        string sample = IsShared ? LoopWriter.RowName(A.IsBatched ? A : B) : "r";
        (string columnName, string innerName) = TransposeB && !TransposeA ? ("o", "i") : ("i", "o");
        using (loop.Loop(sample, rows, out Index row))
        {
            using (loop.Loop(columnName, Output.Columns, out Index column))
            {
                Address element = loop.Element(Output, places.Output + row, column);
                int terms = Inner(A.Shape, TransposeA, last: true);
                if (terms == 1)
                {
                    string addend = Addend is null ? string.Empty : $"{loop.Element(Addend, 0, column)} + ";
                    loop.Code.Line($"{element} = {addend}{Term(0, column)};");
                }
                else
                {
                    loop.Code.Line($"{loop.Type} sum = {(Addend is null ? loop.Number(0) : loop.Element(Addend, 0, column))};");
                    using (loop.Loop(innerName, terms, out Index inner))
                    {
                        loop.Code.Line($"sum += {Term(inner, column)};");
                    }

                    loop.Code.Line($"{element} = sum;");
                }

                string Term(Index inner, Index column) =>
                    $"{Element(A, TransposeA, places.A, row, inner)} * {Element(B, TransposeB, places.B, inner, column)}";
            }

            loop.EndRow(Output, places.Output + row);
        }

        string Element(Tensor tensor, bool transposed, Index first, Index row, Index column) =>
            loop.Element(tensor, first + (transposed ? column : row), transposed ? row : column);
    }

    private static bool AreBatchesOfMatrices(Tensor a, Tensor b) =>
        a.IsBatched == b.IsBatched && a.Shape.Rank == b.Shape.Rank && a.Shape.Rank >= 2 && Leading(a.Shape).SequenceEqual(Leading(b.Shape));

    private static bool IsOneMatrix(Tensor tensor) => !tensor.IsBatched && tensor.Shape.Rank <= 2;

    private static int[] Leading(Shape shape) => [.. shape.Extents.Take(shape.Rank - 2)];

    /// <summary>The columns of a factor, or its rows; exchanged where it is transposed.</summary>
    private static int Inner(Shape shape, bool transposed, bool last) =>
        last != transposed ? shape.Last : shape.Rank < 2 ? 1 : shape.Extents[shape.Rank - 2];

    private static int RowsOf(Tensor tensor) => Inner(tensor.Shape, transposed: false, last: false);

    private static string Factor(Tensor tensor, bool transposed) => tensor.Symbol + (transposed ? "ᵀ" : string.Empty);

    private static string Described(Tensor tensor) => $"{tensor} {(tensor.IsBatched ? "n × " : string.Empty)}{tensor.Shape}";

    /// <summary>The first rows of the two factors and of the product.</summary>
    private sealed record MatrixPlaces(Index A, Index B, Index Output);
}
