using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Interpretation;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Emission;

/// <summary>A primitive for tests that writes two tensors: the sine and the cosine of every element.</summary>
internal sealed class SineAndCosine(ProgramBuilder program, Tensor input) : Primitive, IDefined
{
    public override ImmutableArray<Tensor> Inputs => [input];

    public override ImmutableArray<Tensor> Outputs { get; } =
    [
        program.New("Sin", input.Type, input.Shape, input.IsBatched),
        program.New("Cos", input.Type, input.Shape, input.IsBatched),
    ];

    public override string Formula => $"{Outputs[0]}, {Outputs[1]} = sin {input}, cos {input}";

    /// <summary>dx = cos ∘ dSin − sin ∘ dCos, where each has a gradient.</summary>
    public override void Adjoint(IGradients gradients)
    {
        (Tensor sine, Tensor cosine) = (Outputs[0], Outputs[1]);
        gradients.Add(input, (program, symbol, into) => (gradients.Has(sine), gradients.Has(cosine)) switch
        {
            (true, true) => program.MapLike(
                symbol, input, (Operand(0) * Operand(1)) - (Operand(2) * Operand(3)), into, cosine, gradients.Of(sine), sine, gradients.Of(cosine)),
            (true, false) => program.MapLike(symbol, input, Operand(0) * Operand(1), into, cosine, gradients.Of(sine)),
            _ => program.MapLike(symbol, input, -(Operand(0) * Operand(1)), into, sine, gradients.Of(cosine)),
        });
    }

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.RowLoop(input, out NetGen.Generator.Programs.Index row))
        {
            using (loop.ColumnLoop(input, out NetGen.Generator.Programs.Index column))
            {
                loop.Code.Line($"{loop.Element(Outputs[0], row, column)} = Math.Sin({loop.Element(input, row, column)});");
                loop.Code.Line($"{loop.Element(Outputs[1], row, column)} = Math.Cos({loop.Element(input, row, column)});");
            }

            loop.EndRow(Outputs[0], row);
            loop.EndRow(Outputs[1], row);
        }
    }

    public IReadOnlyList<Matrix> Define(Evaluation evaluation)
    {
        Matrix x = evaluation[input];
        return [Matrix.Of(x.Rows, x.Columns, (i, j) => Math.Sin(x[i, j])), Matrix.Of(x.Rows, x.Columns, (i, j) => Math.Cos(x[i, j]))];
    }
}
