using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Planning;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Kernels;

/// <summary>A map, vector by vector along each row. What it writes behind the last column is zero.</summary>
internal sealed class VectorMap(Map map) : Kernel
{
    public override ImmutableArray<string> Formulas => [map.Formula];

    public override ImmutableArray<Tensor> Reads => map.Inputs;

    public override ImmutableArray<Tensor> Writes => [map.Output];

    public override Partition Partition => map.Output.IsBatched ? Partition.Samples : Partition.Whole;

    public override int RunLength(ProgramPlan plan) => plan.Storage[map.Output].Stride;

    public override ImmutableArray<Tensor> Reusable => SameElements(map);

    /// <summary>Operands that are read exactly where the output is written.</summary>
    public static ImmutableArray<Tensor> SameElements(Map map) =>
        [.. map.Inputs.Where(i => i.IsBatched == map.Output.IsBatched && i.Shape == map.Output.Shape && map.Inputs.Count(j => j == i) == 1)];

    public override void Write(FastWriter writer)
    {
        using (writer.RowLoop(map.Output, out string row))
        {
            writer.VectorsOfRow(map.Output, (column, valid) => WriteVector(writer, row, column, valid));
        }
    }

    private void WriteVector(FastWriter writer, string row, string column, int valid)
    {
        string target = writer.Element(map.Output, row, column);
        if (valid == 0)
        {
            writer.Store(target, writer.Zero);
            return;
        }

        var vector = new VectorExpression(writer);
        string value = vector.Write(map.Expression, [.. map.Inputs.Select(o => Operand(writer, o, row, column))]);
        writer.Store(target, writer.KeepFirst(value, valid));
    }

    private string Operand(FastWriter writer, Tensor operand, string row, string column)
    {
        string element = writer.Operand(operand, map.Output, row, column);
        return Broadcast.RepeatsColumn(operand, map.Output) ? writer.Spread(element) : writer.Load(element);
    }
}
