using System;
using System.Collections.Immutable;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>C = A·B, each factor transposed where asked, plus a row repeated over all rows where one is given.</summary>
internal sealed class Product(Tensor a, bool transposeA, Tensor b, bool transposeB, Tensor? addend, Tensor output) : Primitive
{
    public Tensor A { get; } = a;

    public bool TransposeA { get; } = transposeA;

    public Tensor B { get; } = b;

    public bool TransposeB { get; } = transposeB;

    public Tensor? Addend { get; } = addend;

    public override Tensor Output { get; } = output;

    public override ImmutableArray<Tensor> Inputs => Addend is null ? [A, B] : [A, B, Addend];

    public override string Formula =>
        $"{Output} = {Factor(A, TransposeA)}·{Factor(B, TransposeB)}" + (Addend is null ? string.Empty : $" + {Addend}");

    /// <summary>For C = A·B: dA = dC·Bᵀ and dB = Aᵀ·dC; a transposed factor has the transpose of that. The addend gathers all rows.</summary>
    public override void Adjoint(GradientBuilder gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(B, (program, symbol, into) => TransposeB
            ? program.Product(symbol, d, A, transposeA: true, transposeB: TransposeA, into: into)
            : program.Product(symbol, A, d, transposeA: !TransposeA, into: into));
        if (Addend is not null)
        {
            gradients.Add(Addend, (program, symbol, into) => program.SumRows(symbol, d, into));
        }

        gradients.Add(A, (program, symbol, into) => TransposeA
            ? program.Product(symbol, B, d, transposeA: TransposeB, transposeB: true, into: into)
            : program.Product(symbol, d, B, transposeB: !TransposeB, into: into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        (string rowName, string columnName, string innerName) = Names();
        using (loop.Loop(rowName, loop.Rows(Output), out string row))
        {
            using (loop.Loop(columnName, Literal.Of(Output.Columns), out string column))
            {
                bool overSamples = TransposeA && A.IsBatched;
                if (overSamples)
                {
                    loop.BeginSum();
                }
                else
                {
                    loop.Code.Line($"{loop.Type} sum = {(Addend is null ? loop.Number(0) : loop.Element(Addend, "0", column))};");
                }

                string count = TransposeA ? loop.Rows(A) : Literal.Of(A.Columns);
                using (loop.Loop(innerName, count, out string inner))
                {
                    string left = TransposeA ? loop.Element(A, inner, row) : loop.Element(A, row, inner);
                    string right = TransposeB ? loop.Element(B, column, inner) : loop.Element(B, inner, column);
                    loop.Code.Line($"sum += {(overSamples ? loop.Widen(left) : left)} * {right};");
                }

                loop.Code.Line($"{loop.Element(Output, row, column)} = {(overSamples ? loop.EndSum : "sum")};");
            }

            loop.EndRow(Output, row);
        }
    }

    private static string Factor(Tensor tensor, bool transposed) => tensor.Symbol + (transposed ? "ᵀ" : string.Empty);

    /// <summary>s counts samples; of the factor that has none, o counts rows and i columns, as in a weight [out, in].</summary>
    private (string Row, string Column, string Inner) Names()
    {
        string sample = LoopWriter.RowName(A.IsBatched ? A : B);
        return (TransposeA, TransposeB) switch
        {
            (false, true) => (sample, "o", "i"),
            (true, false) => ("o", "i", sample),
            _ => (sample, "i", "o"),
        };
    }
}
