using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>A map over one column, which has no padding: a vector takes as many samples as it has lanes.</summary>
internal sealed class OneColumnMap(Map map) : Kernel
{
    private const string Left = "left";

    public override ImmutableArray<string> Formulas => [map.Formula];

    public override ImmutableArray<Tensor> Reads => map.Inputs;

    public override ImmutableArray<Tensor> Writes => [map.Output];

    public override Partition Partition => Partition.Samples;

    /// <summary>One number is as fast in the narrowest.</summary>
    public override int WidestForOneSample => VectorBits.Narrow;

    public override int RunLength(ProgramStorage storage) => 0;

    public override ImmutableArray<Tensor> Reusable => VectorMap.SameElements(map);

    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) => map.Output.RowsPerSample == 1 ? [.. map.Inputs, map.Output] : [];

    public override void Write(FastWriter writer)
    {
        if (!writer.Rows(map.Output).IsOne)
        {
            WriteLoop(writer, map, i => i);
            return;
        }

        using (writer.Code.Block(string.Empty))
        {
            string number = Value(writer, map, 0, i => i, e => $"{writer.Family}.CreateScalar({e})");
            writer.Code.Line($"{writer.Element(map.Output, 0, 0)} = {FastWriter.Atom(number)}.ToScalar();");
        }
    }

    /// <summary>Writes the map of a batch.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="map">The map.</param>
    /// <param name="placeOf">The tensor in whose memory an operand is.</param>
    public static void WriteLoop(FastWriter writer, Map map, Func<Tensor, Tensor> placeOf)
    {
        Index rows = writer.Rows(map.Output);
        string counter = LoopWriter.RowName(map.Output);
        Index row = Index.Of(counter);
        using (writer.Code.Block($"for (nint {row} = 0; {row} < {rows}; {FastWriter.Step(counter, writer.Lanes)})"))
        {
            writer.Code.Line($"nint {Left} = {rows} - {row};");
            string value = Value(writer, map, row, placeOf, e => writer.LoadPart(e, Left));
            writer.Code.Line($"VectorPart.Store({value}, ref {writer.Element(map.Output, row, 0)}, {Left});");
        }
    }

    private static string Value(FastWriter writer, Map map, Index row, Func<Tensor, Tensor> placeOf, Func<string, string> load) =>
        new VectorExpression(writer).Write(map.Expression, [.. map.Inputs.Select(i =>
            (Broadcast.RepeatsRow(i, map.Output) ? writer.Spread : load)(writer.Operand(placeOf(i), map.Output, row, 0)))]);

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Map map && context.IsColumn(map.Output) && map.Inputs.All(i => context.IsColumn(i) || IsRepeatedNumber(i))
                ? new OneColumnMap(map)
                : null;

        /// <summary>One number for all rows.</summary>
        private static bool IsRepeatedNumber(Tensor tensor) => !tensor.IsBatched && tensor.Shape.Size == 1;
    }
}
