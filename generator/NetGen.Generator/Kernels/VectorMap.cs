using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>A map, vector by vector along each row. What it writes behind the last column is zero.</summary>
internal sealed class VectorMap(Map map, Choices choices) : Kernel
{
    /// <summary>Numbers of the longest vector.</summary>
    private static readonly int ShortRow = VectorBits.Lanes(VectorBits.Wide, Precision.Single);

    public Map Map => map;

    public override ImmutableArray<string> Formulas => [map.Formula];

    public override ImmutableArray<Tensor> Reads => map.Inputs;

    public override ImmutableArray<Tensor> Writes => [map.Output];

    public override Partition Partition => map.Output.IsBatched ? Partition.Samples : Partition.Whole;

    /// <summary>Elementary functions pay for wide vectors. Zen 4, 4-16-16-2 with tanh: 0.88 of the time with 256 bits for 128 predictions. What is
    /// done once for a batch, not for each sample, is not worth the code.</summary>
    public override int WidestVectors => map.Expression.HasFunctions() ? VectorBits.Wide : map.Output.IsBatched ? base.WidestVectors : VectorBits.Narrow;

    /// <summary>As wide as those of the layer whose row it may take from registers.</summary>
    public override int WidestForOneSample => choices.WidestForOneSample(map.Output.Columns, map.Expression.HasFunctions());

    /// <summary>A short row of the caller's must fill a vector: the last begins in the one before.</summary>
    public override int RunLength(ProgramStorage storage)
    {
        int width = storage[map.Output].Width;
        int run = map.Inputs.Any(i => storage[i].Region == Region.Inputs && i.Columns < ShortRow) ? RowVectors.RunLength(map.Output.Columns) : width;
        while (width % run != 0)
        {
            run /= 2;
        }

        return run;
    }

    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) =>
        map.Output.RowsPerSample == 1 && writer.UnrollsRow(map.Output) ? [.. map.Inputs, map.Output] : [];

    public override ImmutableArray<Tensor> Reusable => SameElements(map);

    /// <summary>Operands that are read exactly where the output is written.</summary>
    public static ImmutableArray<Tensor> SameElements(Map map) =>
        [.. map.Inputs.Where(i => i.IsBatched == map.Output.IsBatched && i.Shape == map.Output.Shape && map.Inputs.Count(j => j == i) == 1)];

    public override void Write(FastWriter writer) => WriteRows(writer, map, i => i);

    /// <summary>Writes a map, row by row.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="map">The map.</param>
    /// <param name="placeOf">The tensor in whose memory an operand is.</param>
    public static void WriteRows(FastWriter writer, Map map, Func<Tensor, Tensor> placeOf)
    {
        using (writer.RowLoop(map.Output, out Index row))
        {
            writer.VectorsOfRow(map.Output, (column, valid) =>
            {
                if (valid == 0)
                {
                    writer.StoreRow(map.Output, row, column, writer.Zero);
                    return;
                }

                string[] operands = [.. map.Inputs.Select(i => Operand(writer, map.Output, i, placeOf(i), row, column, valid))];
                writer.StoreRow(map.Output, row, column, writer.KeepFirst(new VectorExpression(writer).Write(map.Expression, operands), valid));
            });
        }
    }

    /// <summary>The vector of an operand at a place of the output.</summary>
    public static string Operand(FastWriter writer, Tensor output, Tensor operand, Tensor place, Index row, Index column, int valid)
    {
        if (writer.IsCallers(place) && valid < writer.Lanes)
        {
            return LastOfRow(writer, place, row, column, valid);
        }

        if (writer.HasInRegisters(place) && place.Columns > 1)
        {
            return writer.InRegister(place, column);
        }

        Address element = writer.Operand(place, output, row, column);
        return Broadcast.RepeatsColumn(operand, output) ? writer.Spread(element) : writer.Load(element);
    }

    /// <summary>No padding stands behind the caller's rows: the last vector begins in the one before.</summary>
    private static string LastOfRow(FastWriter writer, Tensor inputs, Index row, Index column, int valid) =>
        writer.LastFirst(writer.Load(writer.Element(inputs, row, column + (valid - writer.Lanes))), valid);

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Map map && context.IsPadded(map.Output)
            && map.Inputs.All(i => context.IsInScratch(i) || i.IsStoredRow || context.IsInputOf(map, i))
                ? new VectorMap(map, context.Choices)
                : null;
    }
}
