using System;
using System.Collections.Immutable;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>Rows added up by whole numbers: W[X[k]] += D[k], from zeros on; the gradient of <see cref="Gather"/>'s table.</summary>
internal sealed class ScatterAdd(Tensor rows, Tensor indices, Tensor output) : Primitive
{
    public Tensor Rows { get; } = rows;

    public Tensor Indices { get; } = indices;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Rows, Indices];

    public override string Formula => $"{Output} = Σ {Rows} in the rows {Indices}";

    public override string? Fault => Gather.FaultOf(Output, Indices, Rows);

    public override bool MixesSamples => true;

    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        gradients.Add(Rows, (program, symbol, into) => program.Gather(symbol, d, Indices, Rows.Shape, into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.RowLoop(Output, out Index row))
        {
            int run = loop.RunOf(Output, Output, Output.Columns);
            using (loop.Loop("c", Output.Columns, run, out Index column))
            {
                loop.Clear(loop.Element(Output, row, column), run);
            }
        }

        Gather.ForEachRow(loop, Indices, Output.Shape.Extents[0], (index, row) =>
        {
            using (loop.ColumnLoop(Output, out Index column))
            {
                loop.Code.Line($"{loop.Element(Output, index, column)} += {loop.Element(Rows, row, column)};");
            }
        });
    }
}
