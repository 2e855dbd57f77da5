using System.Collections.Immutable;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>w = w − rate·dz·a for one sample of a layer with one output.</summary>
internal sealed class OneOutputWeightUpdate(Contract gradient, Tensor weight) : Kernel
{
    /// <summary>Vectors one turn of the loop updates.</summary>
    private const int Turn = 2;

    public override ImmutableArray<string> Formulas => [gradient.Formula, $"{weight} = {weight} − {FastWriter.Rate}·{gradient.Output}"];

    public override ImmutableArray<Tensor> Reads => [.. gradient.Inputs, weight];

    public override ImmutableArray<Tensor> Writes => [];

    public override ImmutableArray<Tensor> Updates => [weight];

    public override Partition Partition => Partition.Whole;

    public override int RunLength(ProgramStorage storage) => RowVectors.RunLength(gradient.B, storage);

    public override void Write(FastWriter writer)
    {
        using (writer.Code.Block(string.Empty))
        {
            string step = writer.Local("d", writer.Spread($"-{FastWriter.Rate} * {writer.Element(gradient.A, 0, 0)}"));
            new RowVectors(writer, gradient.B).Write(Turn, straight: false, (column, _, part) =>
            {
                Address element = writer.RowElement(weight, column);
                writer.Store(element, part.Store(writer.Sum(step, writer.Load(writer.Element(gradient.B, 0, column)), writer.Load(element)), writer.Load(element)));
            });
        }
    }
}
