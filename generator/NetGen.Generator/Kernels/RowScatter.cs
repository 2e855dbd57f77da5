using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>The gradient of a table: a few vectors of columns at a time, the rows of the whole batch in one order.</summary>
internal sealed class RowScatter(ScatterAdd step) : Kernel
{
    /// <summary>Vectors of a row that are added at once.</summary>
    private const int WidestTile = 4;

    /// <summary>Columns that fill every vector that is used.</summary>
    private static readonly int WholeColumns = VectorBits.Lanes(VectorBits.Usual, Vocabulary.Precision.Single);

    public override ImmutableArray<string> Formulas => [step.Formula];

    public override ImmutableArray<Tensor> Reads => step.Inputs;

    public override ImmutableArray<Tensor> Writes => step.Outputs;

    public override Partition Partition => Partition.Tiles;

    public override int RunLength(ProgramStorage storage) => step.Output.Columns;

    public override int Shares(FastWriter writer) => TilesOf(writer).Shares;

    public override void Write(FastWriter writer) => writer.TileLoop("c", TilesOf(writer), writer.Lanes, first =>
    {
        int vectors = TilesOf(writer).Width;
        using (writer.Loop("r", step.Output.Shape.Extents[0], out Index row))
        {
            ForEachVector(row, (_, place) => writer.Store(place, writer.Zero));
        }

        Gather.ForEachRow(writer, step.Indices, step.Output.Shape.Extents[0], (index, row) => ForEachVector(index, (column, place) =>
            writer.Store(place, $"{writer.Load(place)} + {writer.Load(writer.Element(step.Rows, row, column))}")));

        void ForEachVector(Index row, System.Action<Index, Address> write)
        {
            for (int v = 0; v < vectors; v++)
            {
                Index column = first + (v * writer.Lanes);
                write(column, writer.Element(step.Output, row, column));
            }
        }
    });

    private EqualTiles TilesOf(FastWriter writer)
    {
        int vectors = step.Output.Columns / writer.Lanes;
        return new EqualTiles(vectors, Enumerable.Range(1, WidestTile).Last(width => vectors % width == 0));
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is ScatterAdd scatter && step.Output.Role == TensorRole.ParameterGradient && step.Output.Columns % WholeColumns == 0
                ? new RowScatter(scatter)
                : null;
    }
}
