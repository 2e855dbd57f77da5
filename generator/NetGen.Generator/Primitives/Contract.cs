using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>
/// C[i, j] = Σ A[…, i]·B[…, j], over the samples and all axes but the last: the gradient of a weight that every row was multiplied by.
/// </summary>
internal sealed class Contract(Tensor a, Tensor b, Tensor output) : Primitive
{
    public Tensor A { get; } = a;

    public Tensor B { get; } = b;

    public override ImmutableArray<Tensor> Inputs => [A, B];

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override string Formula => $"{Output} = {A}ᵀ·{B}";

    public override string? Fault =>
        A.Type != B.Type || Output.Type != A.Type ? $"{A.Type} times {B.Type} is no {Output.Type}"
        : A.IsBatched != B.IsBatched || !A.Shape.WithLast(1).Equals(B.Shape.WithLast(1))
            ? $"the axes of {A} {A.Shape} and {B} {B.Shape} before the last differ"
        : Output.IsBatched || !Output.Shape.Extents.SequenceEqual([A.Columns, B.Columns])
            ? $"the contraction has another shape than {Output} {Output.Shape}"
        : null;

    /// <summary>dA = B·dCᵀ and dB = A·dC.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(B, (program, symbol, into) => program.MatMul(symbol, A, d, into: into));
        gradients.Add(A, (program, symbol, into) => program.MatMul(symbol, B, d, transposeB: true, into: into));
    }

    /// <summary>A sum over samples, which may be many, is in double.</summary>
    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.Loop("o", A.Columns, out Index row))
        {
            using (loop.Loop("i", B.Columns, out Index column))
            {
                if (A.IsBatched)
                {
                    loop.BeginSum();
                }
                else
                {
                    loop.Code.Line($"{loop.Type} sum = {loop.Number(0)};");
                }

                using (loop.RowLoop(A, out Index inner))
                {
                    string left = loop.Element(A, inner, row);
                    loop.Code.Line($"sum += {(A.IsBatched ? loop.Widen(left) : left)} * {loop.Element(B, inner, column)};");
                }

                loop.Code.Line($"{loop.Element(Output, row, column)} = {(A.IsBatched ? loop.EndSum : "sum")};");
            }

            loop.EndRow(Output, row);
        }
    }
}
