using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>W = W − rate·dZᵀ·A for one sample: every weight is read and written once, and its gradient stays in a register.</summary>
internal sealed class WeightUpdate(Contract gradient, Tensor weight) : Kernel
{
    /// <summary>Inputs whose weights one turn of the loop updates.</summary>
    private const int Turn = 2;

    public override ImmutableArray<string> Formulas => [gradient.Formula, $"{weight} = {weight} − {FastWriter.Rate}·{gradient.Output}"];

    public override ImmutableArray<Tensor> Reads => [.. gradient.Inputs, weight];

    public override ImmutableArray<Tensor> Writes => [];

    public override ImmutableArray<Tensor> Updates => [weight];

    public override Partition Partition => Partition.Whole;

    public override int WidestVectors => VectorBits.Wide;

    public override int RunLength(ProgramStorage storage) => storage.Stored(weight).PanelWidth;

    public override void Write(FastWriter writer)
    {
        StoredSlot slot = writer.Stored(weight);
        int vectors = writer.VectorsOfBlock(slot.PanelWidth);
        using (writer.Code.Block(string.Empty))
        using (writer.PanelLoop(slot, out Index column))
        using (writer.PanelBlockLoop(slot.PanelWidth, writer.VectorsOfBlock(slot.PanelWidth), out Index block))
        {
            string[] steps = [.. Enumerable.Range(0, vectors).Select(v =>
                writer.Local("d", $"{writer.Spread("-" + FastWriter.Rate)} * {writer.Load(writer.Element(gradient.A, 0, column + block + (v * writer.Lanes)))}"))];
            string inputs = writer.Reference("a", writer.Element(gradient.B, 0, 0));
            string weights = writer.Reference("w", writer.PanelElement(weight, column, 0, block));
            writer.InnerLoop(slot.Columns, Turn, straight: false, (input, distance, _) => Update(input, distance), () => writer.Advance(weights, Turn * slot.PanelWidth));

            void Update(Index input, int distance)
            {
                string a = writer.Spread(FastWriter.From(inputs, input));
                a = vectors > 1 ? writer.Local("a", a) : a;
                for (int v = 0; v < vectors; v++)
                {
                    Address element = FastWriter.From(weights, (distance * slot.PanelWidth) + (v * writer.Lanes));
                    writer.Store(element, writer.Sum(steps[v], a, writer.Load(element)));
                }
            }
        }
    }
}
